import { screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';

test.each(['parac', 'ibupr', 'aspir'])('no name is offered twice where no region is set: %s', async (typed) => {
  const { core, user } = await open('empty', '#/medicines/new');
  expect((await core.medicines()).region).toBeNull();
  await user.type(await screen.findByRole('combobox', { name: 'Name' }), typed);
  const list = within(screen.getByRole('listbox', { name: 'From the list' }));
  const names = list.getAllByRole('option').map((option) => option.textContent.trim());
  expect(names).toEqual([...new Set(names)]);
});

test('what is typed into a new medicine is its name', async () => {
  const { user } = await open('empty', '#/medicines/new');
  const name = await screen.findByRole('combobox', { name: 'Name' });
  await waitFor(() => expect(name).toHaveFocus());
  await user.keyboard('Ibuprofen');
  expect(name).toHaveValue('Ibuprofen');
});
