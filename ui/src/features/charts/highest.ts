import type { ChartPoint } from '../../backend/port';

/** The highest worst pain and the latest point that has it; null where nobody gave a score. */
export function highest(points: readonly ChartPoint[]): { worst: number; point: ChartPoint } | null {
  let found: { worst: number; point: ChartPoint } | null = null;
  for (const point of points) {
    if (point.worst !== null && point.worst >= (found?.worst ?? 0)) found = { worst: point.worst, point };
  }
  return found;
}
