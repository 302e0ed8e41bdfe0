import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';

import { open } from '../../app-in-test';
import type { Core } from '../../core-in-test';

const TITLE = 'Bring in from another program';
const card = () => screen.findByRole('region', { name: 'Your diary as a file' });

/** A table as another program wrote it. */
function table(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'respite-')), 'pain.csv');
  writeFileSync(path, text);
  return path;
}

const choosing = (text: string) => (core: Core) => {
  const path = table(text);
  core.chooseTable = async () => path;
};

async function openTable(text: string) {
  const opened = await open('demo', '#/settings', choosing(text));
  await opened.user.click(within(await card()).getByRole('button', { name: 'Choose a table…' }));
  return { ...opened, dialog: within(await screen.findByRole('dialog', { name: TITLE })) };
}

const TABLE = 'Day,Pain,Where,Mood\n01/02/2026,3,my back,low\n02/02/2026,12,,\n03/02/2026,4,low back left,\n';

test('what can be meant in two ways is asked, the rest is guessed, and nothing comes in before yes', async () => {
  const { user, dialog, core } = await openTable(TABLE);
  const entries = async () => (await core.diary('2026-03-01', 100, {} as never)).days.flatMap((day) => day.entries);
  const before = (await entries()).length;
  expect(dialog.getByText('It has 3 lines.')).toBeVisible();
  expect(dialog.getByRole('combobox', { name: 'What does "Day" mean?' })).toHaveValue('date');
  expect(dialog.getByRole('combobox', { name: 'What does "Pain" mean?' })).toHaveValue('worst');
  expect(dialog.getByRole('combobox', { name: 'What does "Mood" mean?' })).toHaveValue('keep');
  expect((await axe.run(document.querySelector('dialog') as HTMLElement)).violations).toEqual([]);

  await user.click(dialog.getByRole('button', { name: 'See what would come in' }));
  expect(await dialog.findByText(/say if the day or the month comes first/)).toBeVisible();
  await user.selectOptions(dialog.getByRole('combobox', { name: 'Dates' }), 'day-first');
  const top = dialog.getByRole('textbox', { name: 'Highest number of "Pain"' });
  expect(top).toHaveValue('');
  await user.type(top, '10');
  await user.selectOptions(dialog.getByRole('combobox', { name: 'my back' }), 'low-back-centre');

  await user.click(dialog.getByRole('button', { name: 'See what would come in' }));
  expect(await dialog.findByText('Would come in: entries: 2, of 1–3 February 2026.')).toBeVisible();
  expect(dialog.getByText('Line 3: "12" is not a number from 0 to 10.')).toBeVisible();
  expect((await entries()).length).toBe(before);

  await user.click(dialog.getByRole('button', { name: 'Yes, bring it in' }));
  expect(await within(await card()).findByText('Came in: entries: 2, of 1–3 February 2026.')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const brought = (await entries()).filter((entry) => entry.note === 'Mood: low');
  expect(brought.map((entry) => [entry.worst, entry.places])).toEqual([[3, ['low-back-centre']]]);

  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect((await entries()).length).toBe(before));

  // What was said is known the next time, and what was taken back can be brought back.
  await user.click(within(await card()).getByRole('button', { name: 'Choose a table…' }));
  const again = within(await screen.findByRole('dialog', { name: TITLE }));
  expect(again.getByText(/You brought in such a table before/)).toBeVisible();
  await user.click(again.getByRole('button', { name: 'See what would come in' }));
  expect(await again.findByText('You deleted these here, so they stay out: 2.')).toBeVisible();
  await user.click(again.getByRole('checkbox', { name: /^Bring back what I deleted/ }));
  await user.click(await again.findByRole('button', { name: 'Yes, bring it in' }));
  await waitFor(async () => expect((await entries()).length).toBe(before + 2));
});

test('a column that is told what it means asks what its words mean, and how the file is read can be changed', async () => {
  const { user, dialog } = await openTable('Tag;Ort\n2026-02-01;Kreuz\n2026-02-02;Nacken\n');
  await user.selectOptions(dialog.getByRole('combobox', { name: 'What does "Ort" mean?' }), 'places');
  expect(await dialog.findByRole('combobox', { name: 'Nacken' })).toHaveValue('');
  await user.click(dialog.getByText('How the file is read'));
  await user.selectOptions(dialog.getByRole('combobox', { name: 'Between the cells' }), 'tab');
  expect(await dialog.findByRole('combobox', { name: 'What does "Tag;Ort" mean?' })).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'See what would come in' }));
  expect(await dialog.findByText(/No column says when/)).toBeVisible();
});

test('trackers beside each other are said one by one', async () => {
  const { user, dialog } = await openTable(
    'FeatureName,Timestamp,Value,Note\nKreuz,2026-02-01T10:00:00+01:00,7,\nWeight,2026-02-01T11:00:00+01:00,71,\n',
  );
  await user.selectOptions(dialog.getByRole('combobox', { name: 'Kreuz' }), 'worst');
  await user.type(await dialog.findByRole('textbox', { name: 'Highest number of "Kreuz"' }), '10');
  await user.selectOptions(dialog.getByRole('combobox', { name: 'Weight' }), 'leave-out');
  await user.click(dialog.getByRole('button', { name: 'See what would come in' }));
  expect(await dialog.findByText('Would come in: entries: 1, of 1 February 2026.')).toBeVisible();
  expect(dialog.getByText('Lines that you left out: 1.')).toBeVisible();
});

test('a tracker that is new in the next table is asked too', async () => {
  const first = 'FeatureName,Timestamp,Value\nBack pain,2026-02-01T10:00:00+01:00,7\n';
  const { user, dialog, core } = await openTable(first);
  await user.click(dialog.getByRole('button', { name: 'See what would come in' }));
  await user.click(await dialog.findByRole('button', { name: 'Yes, bring it in' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

  const next = table(`${first}Severity,2026-02-02T10:00:00+01:00,3\n`);
  core.chooseTable = async () => next;
  await user.click(within(await card()).getByRole('button', { name: 'Choose a table…' }));
  const again = within(await screen.findByRole('dialog', { name: TITLE }));
  expect(again.getByText(/You brought in such a table before/)).toBeVisible();
  expect(again.getByRole('combobox', { name: 'Severity' })).toHaveValue('worst');
  expect(again.getByRole('textbox', { name: 'Highest number of "Severity"' })).toHaveValue('');
});

test('what says something else is told with both values, and what was written over comes back with Undo', async () => {
  const first = 'Date,Pain (0-10)\n2026-02-01,7\n';
  const { user, dialog, core } = await openTable(first);
  await user.click(dialog.getByRole('button', { name: 'See what would come in' }));
  await user.click(await dialog.findByRole('button', { name: 'Yes, bring it in' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const all = async () => (await core.diary('2026-03-01', 100, {} as never)).days.flatMap((day) => day.entries);
  const [entry] = (await all()).filter((one) => one.occurredAt.startsWith('2026-02-01T12:00'));
  if (!entry) throw new Error('it came in');
  await core.updateEntry(entry.id, { worst: 2 }, null);

  const next = table(`${first}2026-02-02,5\n`);
  core.chooseTable = async () => next;
  await user.click(within(await card()).getByRole('button', { name: 'Choose a table…' }));
  const again = within(await screen.findByRole('dialog', { name: TITLE }));
  await user.click(again.getByRole('button', { name: 'See what would come in' }));
  expect(await again.findByText(/^Line 2, .*worst "2" here, "7" in the file/)).toBeVisible();
  await user.click(await again.findByRole('checkbox', { name: /^Bring back what I deleted/ }));
  expect(await again.findByText('Changed to what the file says: 1.')).toBeVisible();
  await user.click(again.getByRole('button', { name: 'Yes, bring it in' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const before = (await all()).length;
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect((await all()).length).toBe(before - 1));
  expect((await all()).find(({ id }) => id === entry.id)?.worst).toBe(2);
});

test('what is no table is told in a sentence, and nothing is asked', async () => {
  const { user } = await open('demo', '#/settings', choosing('{"json": true}'));
  await user.click(within(await card()).getByRole('button', { name: 'Choose a table…' }));
  expect(await within(await card()).findByText(/^This is no table of text\./)).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('who leaves the dialog while a table comes in stops it', async () => {
  const stopped: string[] = [];
  const { core, user, dialog } = await openTable('Date,Pain\n2026-02-01 08:00,3\n');
  core.bringInTable = () => new Promise(() => {});
  core.stopLongWork = async (of) => (stopped.push(of), null);
  await user.type(dialog.getByRole('textbox', { name: 'Highest number of "Pain"' }), '10');
  await user.click(dialog.getByRole('button', { name: 'See what would come in' }));
  await user.click(await dialog.findByRole('button', { name: 'Yes, bring it in' }));
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(stopped).toEqual(['in']);
});
