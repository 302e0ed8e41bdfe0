import { screen, waitFor, within } from '@testing-library/svelte';

import { open, refusal } from '../../app-in-test';

test('what made it worse is counted in days of those that name anything, and never called a cause', async () => {
  await open('tried', '#/relief');
  const table = await screen.findByRole('table', { name: 'Worse after' });
  expect(within(table).getByRole('row', { name: /^Bending 3 of 4 / })).toBeVisible();
  expect(screen.getByText(/^Only 1 day names anything here/)).toBeVisible();
  expect(screen.getByText(/These counts do not tell the cause/)).toBeVisible();
});

test('what is avoided goes on the list, comes off it, and comes back with Undo', async () => {
  const { user } = await open('tried', '#/relief');
  const table = await screen.findByRole('table', { name: 'Worse after' });
  const button = within(table).getByRole('button', { name: /^I avoid this: Bending/ });
  expect(button).toHaveAttribute('aria-pressed', 'false');
  await user.click(button);
  await waitFor(() => expect(button).toHaveAttribute('aria-pressed', 'true'));
  expect(button).toHaveFocus();
  await user.click(await screen.findByRole('button', { name: 'Take off: Bending' }));
  await waitFor(() => expect(button).toHaveAttribute('aria-pressed', 'false'));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(button).toHaveAttribute('aria-pressed', 'true'));
});

test('a refusal is said', async () => {
  const { core, user } = await open('tried', '#/relief');
  vi.spyOn(core, 'setAvoided').mockRejectedValue(refusal(null, 'Only what made it worse can go there.'));
  await user.click(await screen.findByRole('button', { name: /^I avoid this: Bending/ }));
  expect(await screen.findByText('Only what made it worse can go there.')).toBeVisible();
});
