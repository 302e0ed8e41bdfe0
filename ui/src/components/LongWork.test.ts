import { screen, waitFor, within } from '@testing-library/svelte';

import { open, refusal } from '../app-in-test';
import type { Long } from '../backend/port';
import type { Core } from '../core-in-test';

/** Saving a copy that goes on until it is stopped, and what is told of it meanwhile. */
function goingOn(core: Core) {
  let now: number | null = null;
  let end: (why: unknown) => void = () => {};
  const asked = { stops: [] as Long[] };
  core.longWork = async (of) => (of === 'copy' ? now : null);
  core.saveBackup = () => {
    now = 40;
    return new Promise((_, refuse) => (end = refuse));
  };
  core.stopLongWork = async (of) => {
    asked.stops.push(of);
    now = null;
    end(refusal(null, 'It was stopped. Nothing was written, and nothing was changed.'));
    return null;
  };
  return asked;
}

const card = async (name: string) => within(await screen.findByRole('region', { name }));

test('how far it is is told where it was asked for, also to who comes back, and it can be stopped', async () => {
  let asked = { stops: [] as Long[] };
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
  expect(asked.stops).toEqual(['copy']);
});

test('what is answered after the end brings the line back for nobody', async () => {
  let answer: (percent: number) => void = () => {};
  let looks = 0;
  const { core, user } = await open('demo', '#/settings', (core) => {
    core.saveBackup = async () => null;
  });
  core.longWork = (of) =>
    of === 'copy' ? ((looks += 1), new Promise((done) => (answer = done))) : Promise.resolve(null);
  let saved: (copy: null) => void = () => {};
  core.saveBackup = () => new Promise((done) => (saved = done));
  await user.click(await screen.findByRole('button', { name: 'Save a copy elsewhere…' }));
  await waitFor(() => expect(looks).toBeGreaterThan(0));
  const late = answer;
  saved(null);
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Save a copy elsewhere…' })).not.toHaveAttribute('aria-disabled'),
  );
  late(98);
  await new Promise((done) => setTimeout(done));
  expect(screen.queryByText(/% is done/)).toBeNull();
});

test('who leaves the dialog of a copy on its way back stops it, and it is told to nobody as done', async () => {
  const stopped: Long[] = [];
  let end: (why: unknown) => void = () => {};
  const { user } = await open('demo', '#/settings', async (core) => {
    await core.backUpNow();
    core.bringBack = () => new Promise((_, refuse) => (end = refuse));
    core.longWork = async (of) => (of === 'back' ? 40 : null);
    core.stopLongWork = async (of) => {
      stopped.push(of);
      core.longWork = async () => null;
      end(refusal(null, 'It was stopped.'));
      return null;
    };
  });
  await user.click(await (await card('Copies of your diary')).findByRole('button', { name: 'Bring one back…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Look at it' }));
  await user.click(await dialog.findByRole('button', { name: 'Yes, bring it back' }));
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(stopped).toEqual(['back']);
  expect(screen.queryByText(/% is done/)).toBeNull();
  expect(screen.queryByText(/It is back/)).toBeNull();
});

test('of two at once each tells its own, and the copy that goes by itself cannot be stopped', async () => {
  const { core, user } = await open('demo', '#/settings', (core) => {
    const { backups } = core;
    const second = { path: '/stick', encrypted: true, last: null, toGo: false, failed: null, worry: false };
    core.backups = async () => ({ ...(await backups()), second: { ...second, writing: true } });
    const percents: Partial<Record<Long, number>> = { copy: 40, second: 70, in: 10 };
    core.longWork = async (of) => percents[of] ?? null;
    core.saveBackup = () => new Promise(() => {});
  });
  const stopped: Long[] = [];
  core.stopLongWork = async (of) => (stopped.push(of), null);
  const copies = await card('Copies of your diary');
  await user.click(await copies.findByText('Second folder and key'));
  await user.click(copies.getByRole('button', { name: 'Save a copy elsewhere…' }));
  expect(await copies.findByText(/^70% is done\./)).toBeVisible();
  expect(await (await card('Your diary as a file')).findByText(/^10% is done\./)).toBeVisible();
  expect(await copies.findByText(/^40% is done\./)).toBeVisible();
  expect(copies.getAllByRole('button', { name: 'Stop' })).toHaveLength(1);
  await user.click(copies.getByRole('button', { name: 'Stop' }));
  expect(stopped).toEqual(['copy']);
});
