import { addDays, daysBetween, later, momentsOf, typed, wallOf } from './moment';

test('the wall clock is shown as it was written, wherever this computer is now', () => {
  expect(wallOf('2026-11-22T23:40:00+09:00')).toEqual({ date: '2026-11-22', time: '23:40' });
});

test('days are counted over the ends of months, years and summer time', () => {
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  expect(daysBetween('2027-12-31', '2028-03-01')).toBe(61);
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
});

test('an earlier moment keeps its offset', () => {
  expect(later('2026-11-22T00:10:00+05:30', -30 * 60_000)).toBe('2026-11-21T23:40:00+05:30');
  expect(later('2026-11-22T14:00:00-03:00', 60_000)).toBe('2026-11-22T14:01:00-03:00');
});

test('what was typed keeps its figures and gains an offset', () => {
  expect(typed('2026-07-01', '08:05')).toMatch(/^2026-07-01T08:05:00[+-]\d\d:\d\d$/);
});

test('an hour that comes twice has two moments for what was typed, every other one', () => {
  expect(momentsOf('2026-10-25', '02:05')).toEqual(['2026-10-25T02:05:00+02:00', '2026-10-25T02:05:00+01:00']);
  expect(momentsOf('2026-10-25', '01:59')).toEqual(['2026-10-25T01:59:00+02:00']);
  expect(momentsOf('2026-10-25', '03:00')).toEqual(['2026-10-25T03:00:00+01:00']);
  expect(momentsOf('2027-03-28', '03:05')).toEqual(['2027-03-28T03:05:00+02:00']);
  expect(momentsOf('2026-11-22', '02:05')).toEqual(['2026-11-22T02:05:00+01:00']);
});

test('of an hour that comes twice the later one is meant, once it has come', () => {
  expect(typed('2026-10-25', '02:05', '2026-10-25T02:40:00+02:00')).toBe('2026-10-25T02:05:00+02:00');
  expect(typed('2026-10-25', '02:05', '2026-10-25T02:05:00+01:00')).toBe('2026-10-25T02:05:00+01:00');
});

test('what was told at another place is changed by the clock of that place', () => {
  expect(typed('2026-11-22', '14:10', '', '2026-11-22T14:00:00-05:00')).toBe('2026-11-22T14:10:00-05:00');
  expect(typed('2026-07-01', '14:10', '', '2026-11-22T14:00:00+01:00')).toBe('2026-07-01T14:10:00+02:00');
});
