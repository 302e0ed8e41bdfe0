import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';

import { open, refusal } from '../../app-in-test';
import type { Core } from '../../core-in-test';

const card = () => screen.findByRole('region', { name: 'Your diary as a file' });
const button = async (name: string) => within(await card()).findByRole('button', { name });

/** A file with one entry, as Respite writes it. */
function file(note: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'respite-')), 'diary.json');
  const about = {
    format: 'respite-diary',
    version: 1,
    program: 'Respite 0.1.0',
    made_at: '2026-11-22T14:00:00+01:00',
    from: null,
    to: null,
  };
  const moment = '2026-11-20T10:00:00+01:00';
  const entry = {
    uid: '01a1f000-0000-7000-8000-000000000001',
    occurred_at: moment,
    spasms: 2,
    places: '',
    note,
    entered_at: moment,
  };
  writeFileSync(path, JSON.stringify({ about, settings: {}, tables: { entry: [entry] }, attachments: {} }));
  return path;
}

const choosing = (path: string) => (core: Core) => {
  core.chooseFile = async () => path;
};

test('a file is looked at, brought in once, and what differs is changed only if that is wanted', async () => {
  const { core, user } = await open('demo', '#/settings', choosing(file('from elsewhere')));
  await user.click(await button('Bring a file in…'));
  const dialog = await screen.findByRole('dialog', { name: 'Bring a file in' });
  expect(within(dialog).getByText('Would come in: entries: 1.')).toBeVisible();
  expect((await axe.run(dialog)).violations).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Yes, bring it in' }));
  expect(await within(await card()).findByText('Came in: entries: 1.')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

  // Twice adds nothing, and there is nothing to say yes to.
  await user.click(await button('Bring a file in…'));
  const again = await screen.findByRole('dialog');
  expect(within(again).getByText('Nothing in it is new.')).toBeVisible();
  expect(within(again).queryByRole('button', { name: 'Yes, bring it in' })).toBeNull();
  await user.click(within(again).getByRole('button', { name: 'Cancel' }));

  core.chooseFile = async () => file('written anew');
  await user.click(await button('Bring a file in…'));
  const differs = await screen.findByRole('dialog');
  expect(within(differs).getByText(/note "from elsewhere" here, "written anew" in the file/)).toBeVisible();
  await user.click(within(differs).getByRole('checkbox', { name: 'Change these to what the file says' }));
  await user.click(within(differs).getByRole('button', { name: 'Yes, bring it in' }));
  expect(await within(await card()).findByText('Changed to what the file says: 1.')).toBeVisible();
});

test('what is no file of ours is told in a sentence, and nothing is asked', async () => {
  const { user } = await open('demo', '#/settings', choosing('/not/there.json'));
  await user.click(await button('Bring a file in…'));
  expect(await within(await card()).findByText(/^There is no such file\./)).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('each kind of file says what it is for, and only files for others ask about notes', async () => {
  const asked: unknown[] = [];
  const { core, user } = await open('demo', '#/settings', (core) => {
    core.saveFile = async (...given) => (asked.push(given), ['Saved 3 rows as /stick/diary.json']);
  });
  const of = await card();
  expect(within(of).queryByRole('checkbox')).toBeNull();
  await user.click(await button('Save the file…'));
  expect(await within(of).findByText('Saved 3 rows as /stick/diary.json')).toBeVisible();
  await user.click(within(of).getByText('For my doctor'));
  expect(within(of).getByText(/^One zip with your summary/)).toBeVisible();
  await user.click(within(of).getByRole('checkbox', { name: 'My own notes too' }));
  core.saveFile = (...given) => (asked.push(given), Promise.reject(refusal(null, 'The disk is full.')));
  await user.click(await button('Save the file…'));
  expect(await within(of).findByText('The disk is full.')).toBeVisible();
  expect(asked).toEqual([
    ['json', false],
    ['doctor', true],
  ]);
});

test('who leaves the dialog while a file comes in stops it', async () => {
  const stopped: string[] = [];
  const { core, user } = await open('demo', '#/settings', choosing(file('on its way')));
  core.bringIn = () => new Promise(() => {});
  core.stopLongWork = async (of) => (stopped.push(of), null);
  await user.click(await button('Bring a file in…'));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Yes, bring it in' }));
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(stopped).toEqual(['in']);
});
