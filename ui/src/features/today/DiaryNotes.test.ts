import { screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';

const KEPT =
  'The diary could not be read. It is kept as /d/diary-kept-aside-1.db. This is a new one. It knows of no pack. ' +
  'If one was on just now, let that skin rest for 2 hours.';

test('what was kept aside is told until it was seen', async () => {
  let keptAside = [KEPT];
  const { core, user } = await open('demo', '#/today', (core) => {
    const { diaryFile } = core;
    core.diaryFile = async () => ({ ...(await diaryFile()), keptAside });
    core.sawKeptAside = vi.fn(async () => {
      keptAside = [];
      return null;
    });
  });
  expect(await screen.findByText(KEPT)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'I have seen it' }));
  await waitFor(() => expect(screen.queryByText(KEPT)).toBeNull());
  expect(core.sawKeptAside).toHaveBeenCalledOnce();
});

test('what could not be read is told', async () => {
  await open('demo', '#/today', (core) => {
    const { diaryFile } = core;
    const unreadable = '1 entry could not be read. It is kept as it is.';
    core.diaryFile = async () => ({ ...(await diaryFile()), unreadable });
  });
  expect(await screen.findByText(/could not be read/)).toBeVisible();
});

test('what can be saved of a damaged diary is looked at with its counts, and gone on with', async () => {
  const { user } = await open('damaged', '#/today');
  expect(await screen.findByText(/The diary could not be read/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'See what can be saved…' }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText(/What can still be read of the damaged diary: \d+ entries/)).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Yes, go on with it' }));
  await waitFor(() => expect(screen.queryByText(/The diary could not be read/)).toBeNull());
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('or the last good copy comes back', async () => {
  const { core, user } = await open('damaged', '#/today');
  const told = (await core.diaryFile()).damaged?.last;
  const asked: string[] = [];
  const bringBack = core.bringBackLastGood.bind(core);
  core.bringBackLastGood = (path) => (asked.push(path), bringBack(path));
  await user.click(await screen.findByRole('button', { name: 'Bring back the last good copy…' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(new RegExp(`^Last good copy: .*, ${told?.entries} entries`))).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Yes, go on with it' }));
  await waitFor(() => expect(screen.queryByText(/The diary could not be read/)).toBeNull());
  expect((await core.backups()).backups.paused).toBe(false);
  expect(asked).toEqual([told?.path]);
});

test('a copy of the diary that was begun since is not the last good one', async () => {
  const { core } = await open('damaged', '#/today', async (core) => {
    await core.backUpNow();
    expect((await core.backups()).backups.last?.entries).toBe(0);
  });
  expect(await screen.findByRole('button', { name: 'Bring back the last good copy…' })).toBeVisible();
  expect((await core.diaryFile()).damaged?.last?.entries).toBeGreaterThan(0);
});

test('who leaves the dialog of a damaged diary while it is read stops that', async () => {
  const stopped: string[] = [];
  const { user } = await open('damaged', '#/today', (core) => {
    core.lookAtDamaged = () => new Promise(() => {});
    core.longWork = async (of) => (of === 'back' ? 30 : null);
    core.stopLongWork = async (of) => (stopped.push(of), null);
  });
  await user.click(await screen.findByRole('button', { name: 'See what can be saved…' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText(/^30% is done\./)).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(stopped).toEqual(['back']);
});
