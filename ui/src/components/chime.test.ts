import { expect, test, vi } from 'vitest';

import type { SessionView } from '../backend/port';
import { Chime } from './chime';

const over = { id: 1, endsAt: '2026-11-22T14:20:00+01:00' } as SessionView;

test('it rings once a minute for five minutes, and not for a pack long forgotten', () => {
  const play = vi.fn();
  const chime = new Chime(play);
  for (const [time, times] of [
    ['14:20:00', 1],
    ['14:20:30', 1],
    ['14:21:05', 2],
    ['14:24:59', 3],
    ['14:25:00', 3],
    ['17:00:00', 3],
  ] as const) {
    chime.hear([over], `2026-11-22T${time}+01:00`);
    expect(play).toHaveBeenCalledTimes(times);
  }
  chime.hear([], '2026-11-22T14:20:00+01:00');
  expect(play).toHaveBeenCalledTimes(3);
});

test('one that was due while nobody could hear rings once, unless that is long ago', () => {
  const play = vi.fn();
  const chime = new Chime(play);
  for (const time of ['14:38:00', '14:38:20', '14:39:00', '14:50:00']) {
    chime.hear([over], `2026-11-22T${time}+01:00`);
    expect(play).toHaveBeenCalledTimes(1);
  }
  chime.hear([{ ...over, id: 2 }], '2026-11-22T15:20:00+01:00');
  expect(play).toHaveBeenCalledTimes(1);
});
