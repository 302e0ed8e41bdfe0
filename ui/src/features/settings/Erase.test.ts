import { screen } from '@testing-library/svelte';

import { open } from '../../app-in-test';

test('what is deleted is erased only after two questions', async () => {
  const { fake, user } = await open('demo', '#/settings', (core) => {
    core.world.file.deleted = 3;
    core.eraseDeleted = vi.fn(core.eraseDeleted);
  });
  await user.click(await screen.findByRole('button', { name: 'Erase for good' }));
  const [, again] = (await screen.findAllByRole('button', { name: 'Erase for good' })) as [HTMLElement, HTMLElement];
  await user.click(again);
  expect(fake.eraseDeleted).not.toHaveBeenCalled();
  await user.click(await screen.findByRole('button', { name: 'Yes, erase it' }));
  expect(await screen.findByText('3 deleted things are erased.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Erase for good' })).toBeNull();
});

test('where nothing is deleted there is nothing to press', async () => {
  await open('demo', '#/settings');
  expect(await screen.findByText(/stays in the file/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Erase for good' })).toBeNull();
});
