// Where the pain line, its bars and its marks stand. A point of which nothing is known breaks the line; it is never zero.
import type { ChartPoint, MarkKind, MarkView } from '../backend/port';

export type Dot = { x: number; y: number; score: number };
export type Bar = { x: number; y: number; width: number; height: number };

/** The room between two points, and where the middle of each lies. */
export function places(count: number, width: number): { step: number; middle: (index: number) => number } {
  const step = count > 0 ? width / count : 0;
  return { step, middle: (index) => step * (index + 0.5) };
}

/** The scores as runs of dots without a gap in them, the axis fixed at 0–10. */
export function runs(scores: readonly (number | null)[], width: number, height: number): Dot[][] {
  const { middle } = places(scores.length, width);
  const found: Dot[][] = [];
  let run: Dot[] | null = null;
  scores.forEach((score, index) => {
    if (score === null) {
      run = null;
      return;
    }
    if (!run) found.push((run = []));
    run.push({ x: middle(index), y: height * (1 - score / 10), score });
  });
  return found;
}

/** A run as the path of a line; a single dot has none. */
export function pathOf(run: readonly Dot[]): string {
  if (run.length < 2) return '';
  return run.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

/** Bars for the spasms, the highest filling the field. Nothing for a point without any; null where nobody counted. */
export function spasmBars(points: readonly ChartPoint[], width: number, height: number): (Bar | null)[] {
  const most = mostSpasms(points);
  const { step } = places(points.length, width);
  const wide = Math.max(1, Math.min(14, step * 0.6));
  return points.map(({ spasms }, index) => {
    if (!spasms) return null;
    const tall = Math.max(3, (spasms / most) * height);
    return { x: step * (index + 0.5) - wide / 2, y: height - tall, width: wide, height: tall };
  });
}

/** The most spasms of one point. */
export function mostSpasms(points: readonly ChartPoint[]): number {
  return points.reduce((most, { spasms }) => Math.max(most, spasms ?? 0), 0);
}

/** The kinds of marks, in the order of their rows. */
export const MARK_KINDS: readonly MarkKind[] = ['heat', 'cold', 'medicine'];

/** Where the marks of one kind stand along the line. */
export function markPlaces(
  points: readonly ChartPoint[],
  marks: readonly MarkView[],
  kind: MarkKind,
  width: number,
): number[] {
  const { middle } = places(points.length, width);
  const at = new Map(points.map(({ from }, index) => [from, index]));
  return marks.flatMap((mark) => {
    const index = mark.kind === kind ? at.get(mark.day) : undefined;
    return index === undefined ? [] : [middle(index)];
  });
}

/** The shape of a mark around a point: a triangle for heat, a diamond for cold, a cross for a medicine. */
export function markShape(kind: MarkKind, x: number, y: number, size = 4): string {
  switch (kind) {
    case 'heat':
      return `M${round(x)} ${round(y - size)}l${size} ${2 * size}h${-2 * size}z`;
    case 'cold':
      return `M${round(x)} ${round(y - size)}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`;
    case 'medicine':
      return `M${round(x - size)} ${round(y)}h${2 * size}M${round(x)} ${round(y - size)}v${2 * size}`;
  }
}

/** Which points have their date written: the last, and back from it as many as there is room for. */
export function labelled(count: number, width: number, room: number): number[] {
  const every = Math.max(1, Math.ceil((room * count) / Math.max(1, width)));
  return Array.from({ length: count }, (_, index) => index).filter((index) => (count - 1 - index) % every === 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
