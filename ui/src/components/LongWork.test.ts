import { screen, waitFor, within } from '@testing-library/svelte';

import { open, refusal } from '../app-in-test';
import type { LongShown } from '../backend/port';
import type { Core } from '../core-in-test';

/** Saving a copy that goes on until it is stopped, and what is told of it meanwhile. */
function goingOn(core: Core) {
  let now: LongShown | null = null;
  let end: (why: unknown) => void = () => {};
  const asked = { stops: 0 };
  core.longWork = async () => now;
  core.saveBackup = () => {
    now = { of: 'copy', percent: 40 };
    return new Promise((_, refuse) => (end = refuse));
  };
  core.stopLongWork = async () => {
    asked.stops += 1;
    now = null;
    end(refusal(null, 'It was stopped. Nothing was written, and nothing was changed.'));
    return null;
  };
  return asked;
}

const card = async (name: string) => within(await screen.findByRole('region', { name }));

test('how far it is is told where it was asked for, also to who comes back, and it can be stopped', async () => {
  let asked = { stops: 0 };
  const { user } = await open('demo', '#/settings', (core) => {
    asked = goingOn(core);
  });
  await user.click(await (await card('Copies of your diary')).findByRole('button', { name: 'Save a copy elsewhere…' }));
  expect(await (await card('Copies of your diary')).findByText(/^40% is done\./)).toBeVisible();
  expect((await card('Your diary as a file')).queryByText(/% is done/)).toBeNull();
  location.hash = '#/today';
  await waitFor(() => expect(screen.queryByText(/% is done/)).toBeNull());
  location.hash = '#/settings';
  expect(await screen.findByText(/^40% is done\./)).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Stop' }));
  await waitFor(() => expect(screen.queryByText(/% is done/)).toBeNull());
  expect(asked.stops).toBe(1);
});

test('what is answered after the end brings the line back for nobody', async () => {
  let answer: (shown: LongShown) => void = () => {};
  let looks = 0;
  const { core, user } = await open('demo', '#/settings', (core) => {
    core.saveBackup = async () => null;
  });
  core.longWork = () => ((looks += 1), new Promise((done) => (answer = done)));
  let saved: (copy: null) => void = () => {};
  core.saveBackup = () => new Promise((done) => (saved = done));
  await user.click(await screen.findByRole('button', { name: 'Save a copy elsewhere…' }));
  await waitFor(() => expect(looks).toBeGreaterThan(0));
  const late = answer;
  saved(null);
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Save a copy elsewhere…' })).not.toHaveAttribute('aria-disabled'),
  );
  late({ of: 'copy', percent: 98 });
  await new Promise((done) => setTimeout(done));
  expect(screen.queryByText(/% is done/)).toBeNull();
});
