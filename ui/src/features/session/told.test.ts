import { dayMeant, toldSpan } from './told';

const NOON = '2026-11-22T12:00:00+01:00';

test.each([
  ['of one day', '2026-11-21', '14:00', '14:15', NOON, '2026-11-21T14:00:00+01:00', '2026-11-21T14:15:00+01:00'],
  [
    'a wrap worn for a night',
    '2026-11-21',
    '23:00',
    '07:00',
    NOON,
    '2026-11-21T23:00:00+01:00',
    '2026-11-22T07:00:00+01:00',
  ],
  ['over midnight', '2026-11-21', '23:50', '00:05', NOON, '2026-11-21T23:50:00+01:00', '2026-11-22T00:05:00+01:00'],
  [
    'told the wrong way round',
    '2026-11-20',
    '14:15',
    '14:00',
    NOON,
    '2026-11-20T14:15:00+01:00',
    '2026-11-20T14:00:00+01:00',
  ],
  [
    'an end that has not come',
    '2026-11-22',
    '11:00',
    '10:00',
    NOON,
    '2026-11-22T11:00:00+01:00',
    '2026-11-22T10:00:00+01:00',
  ],
])('a pack that is told: %s', (_, date, started, ended, now, from, to) => {
  expect(toldSpan(date, started, ended, now)).toEqual({ started: from, ended: to });
});

test('in the night in which an hour comes twice', () => {
  const told = (started: string, ended: string, now: string) => {
    const span = toldSpan('2026-10-25', started, ended, now);
    return [span.started.slice(11), span.ended.slice(11)];
  };
  const [during, after] = ['2026-10-25T02:40:00+02:00', '2026-10-25T08:00:00+01:00'];
  expect(told('02:10', '02:30', during)).toEqual(['02:10:00+02:00', '02:30:00+02:00']);
  expect(told('02:10', '02:30', after)).toEqual(['02:10:00+01:00', '02:30:00+01:00']);
  expect(told('01:50', '02:10', after)).toEqual(['01:50:00+02:00', '02:10:00+02:00']);
  expect(told('02:50', '02:05', after)).toEqual(['02:50:00+02:00', '02:05:00+01:00']);
  expect(told('02:50', '03:10', after)).toEqual(['02:50:00+01:00', '03:10:00+01:00']);
});

test.each([
  ['00:02', '2026-11-22T00:20:00+01:00', '2026-11-22'],
  ['23:45', '2026-11-22T00:20:00+01:00', '2026-11-21'],
  ['13:20', '2026-11-21T14:00:00+01:00', '2026-11-21'],
])('a pack of %s told at %s is of %s', (started, now, day) => {
  expect(dayMeant('2026-11-21', started, now)).toBe(day);
});
