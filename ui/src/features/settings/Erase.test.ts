import { screen, waitFor } from '@testing-library/svelte';

import { open } from '../../app-in-test';

test('what is deleted is erased only after two questions', async () => {
  const { core, user } = await open('demo', '#/settings', async (core) => {
    for (const id of [1, 2, 3]) await core.deleteEntry(id);
    core.eraseDeleted = vi.fn(core.eraseDeleted);
  });
  await user.click(await screen.findByRole('button', { name: 'Erase for good' }));
  const [, again] = (await screen.findAllByRole('button', { name: 'Erase for good' })) as [HTMLElement, HTMLElement];
  await user.click(again);
  expect(core.eraseDeleted).not.toHaveBeenCalled();
  await user.click(await screen.findByRole('button', { name: 'Yes, erase it' }));
  expect(await screen.findByText('3 deleted things are erased.')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Erase for good' })).toBeNull());
});

test('where nothing is deleted there is nothing to press', async () => {
  await open('demo', '#/settings');
  expect(await screen.findByText(/stays in the file/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Erase for good' })).toBeNull();
});
