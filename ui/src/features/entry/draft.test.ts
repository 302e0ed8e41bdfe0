import { BLANK_ENTRY } from '../../backend/bindings';
import type { EntryView } from '../../backend/port';
import { again, blankForm, draftOf, formOf } from './draft';

const NOW = '2026-11-22T01:20:00+01:00';

test('a new entry begins with nothing said: every score missing, none of them zero', () => {
  const { worst, average, spasms, places, triggers, onset } = draftOf(blankForm(NOW), NOW, null);
  expect([worst, average, spasms, onset]).toEqual([null, null, null, null]);
  expect([...places, ...triggers]).toEqual([]);
});

test.each([
  ['now', 'now'],
  ['15', '15min ago'],
  ['60', '60min ago'],
] as const)('%s is sent as %s', (choice, when) => {
  expect(draftOf({ ...blankForm(NOW), choice }, NOW, null).when).toBe(when);
});

test('yesterday evening is yesterday, by the clock on the wall', () => {
  expect(draftOf({ ...blankForm(NOW), choice: 'yesterday' }, NOW, null).when).toMatch(/^2026-11-21T22:00/);
});

test('a time that was not touched keeps its seconds and its offset', () => {
  const { id, occurredAt } = { id: 1, occurredAt: '2026-11-20T08:40:31+09:00' };
  const lists = { places: [], triggers: [], worse: [], better: [], couldNot: [] };
  const kept = { enteredAt: occurredAt, late: false, ahead: false, changes: 0 };
  const entry: EntryView = { ...BLANK_ENTRY, ...lists, ...kept, id, occurredAt, spasms: 0 };
  expect(draftOf({ ...formOf(entry), worst: 3 }, NOW, entry).when).toBe(entry.occurredAt);
  expect(draftOf({ ...formOf(entry), time: '09:00' }, NOW, entry).when).toMatch(/^2026-11-20T09:00:00/);
});

test('an entry of the day that an old notice asked about is of that day, not of today', () => {
  expect(draftOf(blankForm(NOW, '2026-11-21'), NOW, null).when).toMatch(/^2026-11-21T22:00/);
  expect(draftOf(blankForm(NOW, '2026-11-22'), NOW, null).when).toBe('now');
});

test('a date without a time is left for the core to refuse', () => {
  expect(draftOf({ ...blankForm(NOW), choice: 'other', time: '' }, NOW, null).when).toBe('2026-11-22T');
});

test.each([
  ['now', '2026-11-22', '01:20'],
  [null, '2026-11-22', '01:20'],
  ['15', '2026-11-22', '01:05'],
  ['60', '2026-11-22', '00:20'],
  ['yesterday', '2026-11-21', '22:00'],
] as const)('%s is a time by the time the form is found again', (choice, date, time) => {
  expect(again({ ...blankForm(NOW), choice })).toMatchObject({ choice: 'other', date, time });
  const other = { ...blankForm(NOW), choice: 'other' as const, date: '2026-01-02', time: '03:04' };
  expect(again(other)).toEqual(other);
});
