import { screen, waitFor } from '@testing-library/svelte';

import { open } from './app-in-test';
import type { Core } from './core-in-test';
import { at } from './states';

/** What was told to the shell, to be said aloud. */
function listen(core: Core): [text: string, urgent: boolean][] {
  const heard: [string, boolean][] = [];
  core.announce = async (...said) => {
    heard.push(said);
    return null;
  };
  return heard;
}

async function opened(state: string, address: string) {
  let heard: [string, boolean][] = [];
  const shown = await open(state, address, (core) => (heard = listen(core)));
  return { ...shown, heard };
}

test('what was saved is heard once', async () => {
  const { user, heard } = await opened('empty', '#/today');
  await user.click(await screen.findByRole('button', { name: /spasm now/i }));
  await waitFor(() => expect(heard).toContainEqual([expect.stringMatching(/^Spasm saved, \d/), false]));
  const times = heard.filter(([text]) => text.startsWith('Spasm saved')).length;
  expect(times).toBe(1);
});

test('a refusal is heard as urgent', async () => {
  const { user, heard } = await opened('shelf', '#/medicines/new');
  await user.type(await screen.findByRole('combobox', { name: 'Name' }), 'Mine');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(heard.some(([, urgent]) => urgent)).toBe(true));
});

test('what needs help at once is heard, with whom to call', async () => {
  const { heard } = await opened('emergency', '#/today');
  await screen.findByRole('alertdialog');
  await waitFor(() => expect(heard).toContainEqual(['Call now. 911.', true]));
});

test('that a pack has to come off is heard on every screen', async () => {
  const { heard } = await opened('up', '#/charts');
  await waitFor(() =>
    expect(heard).toContainEqual([expect.stringMatching(/^Take the pack off now\. Cold on low back, left\./), true]),
  );
});

test('how long a pack still stays on is heard each five minutes, on every screen', async () => {
  const { core, heard } = await opened('session', '#/charts');
  expect(await screen.findAllByText('10 minutes left')).not.toHaveLength(0);
  const look = async (time: string) => {
    await core.until(at(time));
    // Something is told, so that the window looks at the clock of the core.
    await core.logEntry({ when: at('08:00'), worst: 3 });
  };
  await look('14:11');
  expect(await screen.findAllByText('9 minutes left')).not.toHaveLength(0);
  await look('14:15');
  await waitFor(() => expect(heard).toContainEqual(['5 minutes left.', false]));
  expect(heard.filter(([text]) => text === '9 minutes left.')).toEqual([]);
});

test('what is gone in a moment is not heard', async () => {
  const { user, heard } = await opened('demo', '#/settings');
  await user.click(await screen.findByLabelText(/keep notices neutral/i));
  // What stands is said in its turn: what came before would have been said by then.
  await waitFor(() => expect(heard).toContainEqual(['Saved.', false]));
  expect(heard.map(([text]) => text)).not.toContain('One moment …');
});
