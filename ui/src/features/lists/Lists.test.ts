import { screen, waitFor, within } from '@testing-library/svelte';

import { open, refusal } from '../../app-in-test';

const rename = (words: string) => screen.findByRole('button', { name: `Rename "${words}"` });

test('own words get a new name, and Undo gives the old one back', async () => {
  const { user } = await open('demo', '#/lists');
  await user.click(await rename('Carrying my son'));
  const name = screen.getByRole('combobox', { name: 'New name' });
  expect(name).toHaveValue('Carrying my son');
  await user.clear(name);
  await user.type(name, 'Lifting my son{Enter}');
  expect(await screen.findByText('"Carrying my son" is now "Lifting my son".')).toBeVisible();
  expect(await rename('Lifting my son')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await rename('Carrying my son')).toBeVisible();
});

test('words that are there already take the others in, by the name that is shown', async () => {
  const { core, user } = await open('demo', '#/lists', (core) => {
    core.renameWords = vi.fn(core.renameWords);
  });
  await user.click(await rename('Carrying my son'));
  const dialog = within(screen.getByRole('dialog'));
  await user.clear(dialog.getByRole('combobox'));
  await user.type(dialog.getByRole('combobox'), 'lifting');
  expect(dialog.getByText('"Lifting" is there already. The two will become one.')).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Rename' }));
  expect(vi.mocked(core.renameWords).mock.calls[0]).toEqual(['trigger', 'Carrying my son', 'lifting']);
  expect(await screen.findByText('"Carrying my son" and "Lifting" are now one.')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Rename "Carrying my son"' })).toBeNull());
});

test('a name that cannot be one is refused in words, and stays as it was typed', async () => {
  const { user } = await open('demo', '#/lists', (core) => {
    core.renameWords = () => Promise.reject(refusal('words', 'Use a few words.'));
  });
  await user.click(await rename('The car'));
  const name = screen.getByRole('combobox', { name: 'New name' });
  await user.clear(name);
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Use a few words.')).toBeVisible();
  expect(name).toHaveValue('');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await rename('The car')).toBeVisible();
});
