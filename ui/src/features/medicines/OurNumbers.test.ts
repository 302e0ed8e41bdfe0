import { screen, waitFor } from '@testing-library/svelte';

import { open } from '../../app-in-test';

const TAG = /^From the US label/;
const most = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Most in 24 hours' });

/** The form of a new one from the list, or of that once it is saved. */
async function motrin(saved: boolean) {
  const shown = await open('shelf', '#/medicines/new');
  const { core, user } = shown;
  await user.type(await screen.findByRole('combobox', { name: 'Name' }), 'motr');
  await user.click(screen.getByRole('option', { name: 'Motrin 200 mg' }));
  if (saved) {
    await user.click(screen.getByRole('checkbox', { name: 'I compared this with my own label' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Change Motrin 200 mg' }));
    await screen.findByRole('textbox', { name: 'mg in one tablet' });
  }
  const kept = async () => (await core.medicines()).products.find(({ name }) => name.startsWith('Motrin'));
  return { ...shown, kept };
}

test.each([false, true])('our numbers do not stand beside another strength (saved before: %s)', async (saved) => {
  const { user } = await motrin(saved);
  expect(most()).toHaveValue('6');
  const strength = screen.getByRole('textbox', { name: 'mg in one tablet' });
  await user.clear(strength);
  await user.type(strength, '400');
  await waitFor(() => expect(most()).toHaveValue(''));
  expect(screen.queryByText(TAG)).toBeNull();
  expect(screen.getByRole('checkbox', { name: 'I compared this with my own label' })).not.toBeChecked();
  // Nor are they lost by a slip.
  await user.clear(strength);
  await user.type(strength, '200');
  await waitFor(() => expect(most()).toHaveValue('6'));
  expect(screen.getByText(TAG)).toBeVisible();
});

test('a number that is changed makes them the own ones, which stay beside another strength', async () => {
  const { user, kept } = await motrin(false);
  await user.clear(most());
  await user.type(most(), '4');
  await waitFor(() => expect(screen.queryByText(TAG)).toBeNull());
  await user.click(screen.getByRole('checkbox', { name: 'I compared this with my own label' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect((await kept())?.label).toMatchObject({ mostUnitsADay: 4, source: 'own' }));
  await user.click(await screen.findByRole('button', { name: 'Change Motrin 200 mg' }));
  const strength = await screen.findByRole('textbox', { name: 'mg in one tablet' });
  expect(screen.queryByText(TAG)).toBeNull();
  await user.clear(strength);
  await user.type(strength, '100');
  expect(most()).toHaveValue('4');
});

test('what a label says is not what a doctor prescribed, and neither is lost on the way to and fro', async () => {
  const { user } = await motrin(false);
  await user.clear(most());
  await user.type(most(), '4');
  await user.click(screen.getByRole('radio', { name: 'A doctor prescribed it' }));
  expect(most()).toHaveValue('');
  await user.type(most(), '8');
  await user.click(screen.getByRole('radio', { name: 'Without a prescription' }));
  expect(most()).toHaveValue('4');
  await user.click(screen.getByRole('radio', { name: 'A doctor prescribed it' }));
  expect(most()).toHaveValue('8');
});

test('the strength in a name from the list goes with the strength', async () => {
  const { user } = await motrin(true);
  const strength = screen.getByRole('textbox', { name: 'mg in one tablet' });
  await user.clear(strength);
  await user.type(strength, '400');
  expect(screen.getByRole('combobox', { name: 'Name' })).toHaveValue('Motrin 400 mg');
});

test('the hours of a label are read as it says them', async () => {
  const { user } = await motrin(false);
  const hours = screen.getByRole('textbox', { name: 'Hours between doses' });
  await user.clear(hours);
  await user.type(hours, '6-8');
  await user.tab();
  expect(hours).toHaveValue('6');
  expect(screen.getByDisplayValue('8')).toBeVisible();
});
