import type { DayView } from '../backend/port';
import { bars } from './fortnight';
import { ringDash } from './ring';

const day = (worst: number | null, logged = true): DayView => ({
  date: '2026-11-22',
  state: 'unknown',
  logged,
  worst,
  spasms: null,
});

test('a day without an entry is a gap, one without a score is not zero', () => {
  const kinds = bars([day(null, false), day(null), day(0), day(6)], 100, 100).map((bar) => bar.kind);
  expect(kinds).toEqual(['gap', 'unscored', 'zero', 'score']);
});

test('the axis is fixed: 10 fills the field and 5 half of it, whatever the other days are', () => {
  const [five, ten] = bars([day(5), day(10)], 100, 80);
  expect([five?.height, five?.y]).toEqual([40, 40]);
  expect([ten?.height, ten?.y]).toEqual([80, 0]);
});

test('bars fill the width, in order, without touching', () => {
  const drawn = bars(
    Array.from({ length: 14 }, () => day(4)),
    560,
    100,
  );
  expect(drawn[0]?.x).toBe(0);
  expect((drawn[13]?.x ?? 0) + (drawn[13]?.width ?? 0)).toBeCloseTo(560);
  drawn.slice(1).forEach((bar, index) => {
    const before = drawn[index];
    expect(bar.x).toBeGreaterThan((before?.x ?? 0) + (before?.width ?? 0));
  });
});

test('no days, no bars', () => expect(bars([], 560, 100)).toEqual([]));

test('a ring never shows less than nothing or more than all', () => {
  expect(ringDash(-5, 10, 1).drawn).toBe(0);
  expect(ringDash(20, 10, 1).open).toBe(0);
  expect(ringDash(5, 10, 1).drawn).toBeCloseTo(Math.PI);
  expect(ringDash(1, 0, 1).drawn).toBe(0);
});
