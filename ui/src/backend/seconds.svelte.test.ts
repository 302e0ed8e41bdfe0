// No screen counts seconds while no pack is on: a window that stands open all day wakes nothing four times a second.
import { flushSync } from 'svelte';

import { open } from '../app-in-test';
import { atRest } from '../core-in-test';
import { SCREENS } from '../screens';
import { Live } from './live.svelte';

const STILL: [state: string, address: string][] = [
  ...SCREENS.map(({ name }): [string, string] => ['demo', `#/${name}`]),
  ['rest', '#/today'],
  ['rest', '#/session'],
  ['shelf', '#/medicines'],
];

test.each(STILL)('nothing counts seconds: %s %s', async (state, address) => {
  const counted = vi.spyOn(Live.prototype, 'now', 'get');
  await open(state, address);
  await atRest();
  expect(counted).not.toHaveBeenCalled();
});

test('with a pack on, its seconds are counted', async () => {
  const counted = vi.spyOn(Live.prototype, 'now', 'get');
  await open('session', '#/diary');
  await vi.waitFor(() => expect(counted).toHaveBeenCalled());
});

test('what reads the moment is woken once a second, and by nothing once nobody reads it', async () => {
  vi.useFakeTimers();
  const live = new Live('today', () => Promise.resolve({ now: '2026-11-22T14:00:00.250+01:00' }));
  await live.refetch();
  let looks = 0;
  const end = $effect.root(() => {
    $effect(() => {
      looks += live.now === null ? 0 : 1;
    });
  });
  flushSync();
  expect(looks).toBe(1);
  await vi.advanceTimersByTimeAsync(750);
  expect(looks).toBe(2);
  await vi.advanceTimersByTimeAsync(3000);
  expect(looks).toBe(5);
  end();
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
