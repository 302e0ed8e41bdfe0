import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';

import { open, refusal } from '../../app-in-test';
import type { Core } from '../../core-in-test';
import { address } from '../../route.svelte';

const card = () => screen.findByRole('region', { name: 'Copies of your diary' });
const button = async (name: string | RegExp) => within(await card()).findByRole('button', { name });

/** A diary with a good copy, and one entry fewer since. */
const withCopy = async (core: Core) => {
  await core.backUpNow();
  await core.deleteEntry(1);
};

test('a copy is looked at beside the diary, brought back, and taken back in turn', async () => {
  const { core, user } = await open('demo', '#/settings', withCopy);
  const before = (await core.backups()).backups.last?.entries ?? 0;
  expect(await screen.findByText(/^Last good copy: 22 November, 2:10 pm, \d+ entries\./)).toBeVisible();
  await user.click(await button('Bring one back…'));
  const dialog = await screen.findByRole('dialog', { name: 'Bring one back' });
  await user.click(within(dialog).getByRole('button', { name: 'Look at it' }));
  const entries = within(await within(dialog).findByRole('row', { name: /^Entries/ })).getAllByRole('cell');
  expect(entries.map((cell) => cell.textContent)).toEqual([String(before), String(before - 1)]);
  expect((await axe.run(dialog)).violations).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Yes, bring it back' }));

  expect(await screen.findByText('It is back. Please look if it is right.')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect((await core.entry(1)).id).toBe(1);
  await user.click(await button('This is the right one'));
  await waitFor(() => expect(screen.queryByText(/makes no copies until/)).toBeNull());

  await user.click(await button('Go back to that one…'));
  await user.click(await screen.findByRole('button', { name: 'Yes, go back' }));
  expect(await screen.findByText('You are back at the diary from before.')).toBeVisible();
  await expect(core.entry(1)).rejects.toBeDefined();
});

test('a copy is made by keyboard, and its dialog gives the focus back', async () => {
  const { user } = await open('demo', '#/settings');
  const make = await button('Make a copy now');
  make.focus();
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/^Made a good copy: \d+ entries\./)).toBeVisible();
  const back = await button('Bring one back…');
  back.focus();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toBeVisible();
  // What Escape becomes in a browser.
  dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(back).toHaveFocus();
});

test('what cannot be made is told, and who thinks better of it hears nothing', async () => {
  const { core, user } = await open('demo', '#/settings', (core) => {
    core.backUpNow = () => Promise.reject(refusal(null, 'The disk is full. Nothing was saved.'));
    core.saveBackup = async () => null;
  });
  await user.click(await button('Make a copy now'));
  expect(await within(await card()).findByRole('alert')).toHaveTextContent('The disk is full.');
  await user.click(await button('Save a copy elsewhere…'));
  await waitFor(() => expect(screen.queryByText('The disk is full. Nothing was saved.')).toBeNull());
  expect(within(await card()).getByRole('status').textContent).toBe('');
  core.saveBackup = async () => ({
    madeAt: '2026-11-22T14:10:00+01:00',
    entries: 1,
    firstDay: null,
    lastDay: null,
    attached: 0,
    missing: 0,
    kilobytes: 1,
    path: '/stick/copy.zip',
  });
  await user.click(await button('Save a copy elsewhere…'));
  expect(await screen.findByText('Saved a good copy: 1 entry, as /stick/copy.zip')).toBeVisible();
});

test('another file that is no copy is refused in the dialog', async () => {
  const { user } = await open('demo', '#/settings', (core) => {
    core.chooseBackup = async () => '/dev/null';
  });
  await user.click(await button('Bring one back…'));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText('There is no copy yet.')).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Another file…' }));
  expect(await within(dialog).findByText(/not a backup of Respite/)).toBeVisible();
});

test.each(['missing', 'old', 'fewer'] as const)('a worry is told: %s', async (worry) => {
  await open('demo', '#/settings', (core) => {
    const backups = core.backups;
    core.backups = async () => {
      const view = await backups();
      return { ...view, backups: { ...view.backups, worry } };
    };
  });
  const said = { missing: /no backup of your diary/, old: /is old, and your diary/, fewer: /holds less than/ }[worry];
  expect(await screen.findByText(said)).toBeVisible();
});

test('an encrypted copy asks for what opens it, and no copy is lost for that', async () => {
  const asked: unknown[] = [];
  const { user } = await open('demo', '#/settings', async (core) => {
    await withCopy(core);
    const look = core.lookAtBackup.bind(core);
    core.lookAtBackup = async (path, openWith) => {
      asked.push(openWith);
      if (!openWith.passphrase && !openWith.sheet) return { sides: null, needs: 'passphrase' };
      return look(path, { sheet: null, passphrase: null });
    };
  });
  await user.click(await button('Bring one back…'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Bring one back' }));
  await user.click(dialog.getByRole('button', { name: 'Look at it' }));
  await user.type(await dialog.findByLabelText('Passphrase'), 'six plain words{Enter}');
  expect(await dialog.findByRole('row', { name: /^Entries/ })).toBeVisible();
  expect(asked).toEqual([
    { sheet: null, passphrase: null },
    { sheet: null, passphrase: 'six plain words' },
  ]);
});

test('the second folder and the key are folded, and a key is asked for first', async () => {
  const { core, user } = await open('demo', '#/settings');
  await user.click(await screen.findByText('Second folder and key'));
  expect(await button('Make a key…')).toBeVisible();
  const encrypted: boolean[] = [];
  core.nameSecondFolder = async (wanted) => {
    encrypted.push(wanted);
    return false;
  };
  await user.click(await button('Choose a second folder…'));
  expect(encrypted).toEqual([true]);
});

test('another key is made only after it was said what that means for the copies there are', async () => {
  const made: string[] = [];
  const { user } = await open('demo', '#/settings', (core) => {
    const { backups } = core;
    core.backups = async () => ({ ...(await backups()), key: true });
    core.makeBackupKey = async () => (made.push('key'), '/stick/respite-key.txt');
  });
  await user.click(await screen.findByText('Second folder and key'));
  await user.click(await button('Make another key…'));
  let dialog = await screen.findByRole('dialog', { name: 'Make another key' });
  expect(within(dialog).getByText(/Copies that you have already keep the old key/)).toBeVisible();
  expect(made).toEqual([]);
  expect((await axe.run(dialog)).violations).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(made).toEqual([]);
  await user.click(await button('Make another key…'));
  dialog = await screen.findByRole('dialog', { name: 'Make another key' });
  await user.click(within(dialog).getByRole('button', { name: 'Yes, make another key' }));
  expect(await screen.findByText(/Print it now: \/stick\/respite-key.txt/)).toBeVisible();
  expect(made).toEqual(['key']);
});

test('a copy that was opened with Respite is looked at, and only then asked about', async () => {
  let path = '';
  const { core, user } = await open('demo', '#/today', async (core) => {
    await withCopy(core);
    path = (await core.backups()).backups.last?.path ?? '';
  });
  await screen.findByText(/worst pain, last 14/i);
  location.hash = address('settings', path);
  const dialog = await screen.findByRole('dialog', { name: 'Bring one back' });
  expect(await within(dialog).findByRole('button', { name: 'Yes, bring it back' })).toBeVisible();
  // Another one opened meanwhile is the one that is looked at: here one that is none.
  location.hash = address('settings', '/nowhere/respite-2026.zip');
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Yes, bring it back' })).toBeNull());
  location.hash = address('settings', path);
  expect(await screen.findByRole('button', { name: 'Yes, bring it back' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await expect(core.entry(1)).rejects.toBeDefined();
  expect(location.hash).toBe('#/settings');
  // The same file once more.
  location.hash = address('settings', path);
  expect(await screen.findByRole('dialog', { name: 'Bring one back' })).toBeVisible();
});

test('what was opened and is no copy is told in its place', async () => {
  await open('demo', address('settings', '/nowhere/respite-2026.zip'));
  const dialog = await screen.findByRole('dialog', { name: 'Bring one back' });
  await waitFor(() => expect(within(dialog).getByRole('alert')).not.toBeEmptyDOMElement());
});
