import type { ChartPoint, MarkView } from '../backend/port';
import { hourBars, hourText } from './hours';
import { labelled, markPlaces, markShape, mostSpasms, pathOf, runs, spasmBars } from './line';
import { anyWeek, rowsOf, weekdayOf } from './month';

const point = (from: string, spasms: number | null): ChartPoint => ({
  from,
  to: from,
  state: 'unknown',
  logged: 1,
  affected: 0,
  worst: null,
  average: null,
  spasms,
});

test('the line breaks where nothing is known, and a zero is a point of it', () => {
  const found = runs([6, null, 0, 4, null, null, 10], 70, 100);
  expect(found.map((run) => run.map(({ score }) => score))).toEqual([[6], [0, 4], [10]]);
  expect(found[1]?.[0]).toEqual({ x: 25, y: 100, score: 0 });
  expect(found[2]?.[0]?.y).toBe(0);
});

test('the axis is fixed: the same score lies as high whatever the others are', () => {
  const low = runs([1, 2, 3], 30, 100)[0]?.[2]?.y;
  const high = runs([10, 10, 3], 30, 100)[0]?.[2]?.y;
  expect(low).toBe(70);
  expect(high).toBe(70);
});

test('a line needs two points; one alone is a dot', () => {
  expect(pathOf(runs([5], 10, 100)[0] ?? [])).toBe('');
  expect(pathOf(runs([5, 10], 20, 100)[0] ?? [])).toBe('M5 50L15 0');
  expect(runs([], 100, 100)).toEqual([]);
  expect(runs([null, null], 100, 100)).toEqual([]);
});

test('spasms are bars against the most of one point; none and not counted have none', () => {
  const points = [point('2026-11-20', 4), point('2026-11-21', 0), point('2026-11-22', null), point('2026-11-23', 1)];
  expect(mostSpasms(points)).toBe(4);
  const drawn = spasmBars(points, 80, 40);
  expect(drawn.map((bar) => bar?.height ?? null)).toEqual([40, null, null, 10]);
  expect(drawn[0]).toMatchObject({ x: 4, y: 0, width: 12 });
  expect(spasmBars([point('2026-11-20', null)], 80, 40)).toEqual([null]);
});

test('a mark stands at its day, and one of no day shown nowhere', () => {
  const points = ['2026-11-20', '2026-11-21'].map((day) => point(day, null));
  const marks: MarkView[] = [
    { day: '2026-11-21', kind: 'heat', times: 2 },
    { day: '2026-11-20', kind: 'cold', times: 1 },
    { day: '2026-11-19', kind: 'heat', times: 1 },
  ];
  expect(markPlaces(points, marks, 'heat', 20)).toEqual([15]);
  expect(markPlaces(points, marks, 'cold', 20)).toEqual([5]);
  expect(markPlaces(points, marks, 'medicine', 20)).toEqual([]);
  expect(new Set((['heat', 'cold', 'medicine'] as const).map((kind) => markShape(kind, 0, 0))).size).toBe(3);
});

test('the last point is always dated, the others as far as there is room', () => {
  expect(labelled(7, 700, 60)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(labelled(28, 280, 60)).toEqual([3, 9, 15, 21, 27]);
  expect(labelled(0, 280, 60)).toEqual([]);
});

test('a month is rows of weeks, from the day on that they begin with', () => {
  expect(weekdayOf('2026-11-22')).toBe(6);
  expect(anyWeek(0).map(weekdayOf)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(anyWeek(6).map(weekdayOf)).toEqual([6, 0, 1, 2, 3, 4, 5]);
  expect(rowsOf('2026-11', 30, 6)[0]).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(rowsOf('2024-02', 29, 6)[0]).toEqual([null, null, null, null, 1, 2, 3]);
  const leap = rowsOf('2024-02', 29, 0);
  expect(leap[0]).toEqual([null, null, null, 1, 2, 3, 4]);
  expect(leap.at(-1)).toEqual([26, 27, 28, 29, null, null, null]);
  expect(rowsOf('2026-11', 30, 0)[0]).toEqual([null, null, null, null, null, null, 1]);
  expect(rowsOf('2027-02', 28, 0)).toHaveLength(4);
});

test('the time of day: nothing has no height, the most fills the field', () => {
  const hours = [0, 3, 6].map((from, index) => ({ from, to: from + 3, spasms: index * 2, entries: index }));
  expect(hourBars(hours, 90, 50).map(({ height }) => height)).toEqual([0, 25, 50]);
  expect(hourBars([{ from: 0, to: 3, spasms: 0, entries: 0 }], 90, 50)[0]?.height).toBe(0);
  expect([hourText(3), hourText(24)]).toEqual(['03:00', '24:00']);
});
