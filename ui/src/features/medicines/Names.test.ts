import { screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';

test('a name that is a guess is asked about, and one that is not known is said to be unchecked', async () => {
  const { core, user } = await open('shelf', '#/medicines/new', (core) => {
    core.saveProduct = vi.fn((_, { sure = [] }) =>
      Promise.reject({
        kind: 'question',
        field: 'contents',
        message: `Is it right, after ${sure.length}?`,
        question: `question ${sure.length}`,
      }),
    );
  });
  await user.type(await screen.findByRole('combobox', { name: 'Name' }), 'Percocet');
  await user.click(await screen.findByRole('button', { name: 'Fill this in' }));
  expect(screen.getAllByRole('combobox', { name: 'Ingredient' })).toHaveLength(2);
  expect(await screen.findByText('Do not drive or run machines')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Remove oxycodone' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Ingredient' }), 'Something else');
  const own = screen.getByRole('textbox', { name: 'Its name on the pack' });
  await user.type(own, 'ibuprofin');
  await user.click(await screen.findByRole('button', { name: 'Yes, ibuprofen' }));
  expect(screen.getByRole('combobox', { name: 'Ingredient' })).toHaveValue('ibuprofen');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Ingredient' }), 'Something else');
  await user.type(screen.getByRole('textbox', { name: 'Its name on the pack' }), 'Arnica');
  expect(await screen.findByText('Respite does not know Arnica. Nothing of it is checked.')).toBeVisible();
  // What the core asks about, the person can confirm.
  await user.click(screen.getByRole('radio', { name: 'Without a prescription' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await user.click(await screen.findByRole('checkbox', { name: 'It is right as I wrote it' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(core.saveProduct).toHaveBeenCalledTimes(2));
  // The yes was to that question; the next one wants its own.
  expect(await screen.findAllByText('Is it right, after 1?')).not.toHaveLength(0);
  expect(screen.getByRole('checkbox', { name: 'It is right as I wrote it' })).not.toBeChecked();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(core.saveProduct).toHaveBeenCalledTimes(3));
  expect(vi.mocked(core.saveProduct).mock.calls.map(([, draft]) => draft.sure)).toEqual([
    [],
    ['question 0'],
    ['question 0'],
  ]);
});

test('what the name says to be in it and is not is asked about, and what stands there stays', async () => {
  const { user } = await open('shelf', '#/medicines/new');
  const name = await screen.findByRole('combobox', { name: 'Name' });
  await user.selectOptions(screen.getByRole('combobox', { name: 'Ingredient' }), 'oxycodone');
  await user.type(screen.getByRole('textbox', { name: 'mg in one tablet' }), '5');
  await user.type(name, 'Percocet');
  expect(await screen.findByText(/Percocet may hold acetaminophen, oxycodone/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Fill this in' }));
  expect(
    screen.getAllByRole('combobox', { name: 'Ingredient' }).map((box) => (box as HTMLSelectElement).value),
  ).toEqual(['oxycodone', 'acetaminophen']);
  const [strength] = screen.getAllByRole('textbox', { name: 'mg in one tablet' });
  expect(strength).toHaveValue('5');
  expect(screen.queryByText(/Percocet may hold/)).toBeNull();
});

test('a name that tells of something sleepy ticks that until it is taken back, and one of more says so', async () => {
  const { core, user } = await open('shelf', '#/medicines/new', (core) => {
    core.saveProduct = vi.fn(core.saveProduct);
  });
  const name = await screen.findByRole('combobox', { name: 'Name' });
  await user.type(name, 'ibuprofen pm');
  expect(await screen.findByText(/may hold ibuprofen and something that makes you sleepy/)).toBeVisible();
  const tick = screen.getByRole('checkbox', { name: 'The label says it can make you sleepy' });
  expect(tick).toBeChecked();
  expect(screen.getByText('Do not drive or run machines')).toBeVisible();
  await user.click(tick);
  expect(tick).not.toBeChecked();
  await user.click(tick);
  await user.click(screen.getByRole('button', { name: 'Fill this in' }));
  await user.type(screen.getByRole('textbox', { name: 'mg in one tablet' }), '200');
  await user.click(screen.getByRole('radio', { name: 'Without a prescription' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(core.saveProduct).toHaveBeenCalledOnce());
  expect(vi.mocked(core.saveProduct).mock.calls[0]?.[1].sedating).toBe(true);
});

test('a name that tells of more than its ingredient says so', async () => {
  const { user } = await open('shelf', '#/medicines/new');
  await user.type(await screen.findByRole('combobox', { name: 'Name' }), 'Disprin Extra');
  expect(await screen.findByText('Disprin Extra may hold more than aspirin. Look at your pack.')).toBeVisible();
});

test('what the table says of a label is not what a doctor prescribed', async () => {
  const { user } = await open('shelf', '#/medicines/new');
  await user.type(await screen.findByRole('combobox', { name: 'Name' }), 'advil');
  await user.click(screen.getByRole('option', { name: 'Advil 200 mg' }));
  expect(screen.getByRole('textbox', { name: 'Most in 24 hours' })).toHaveValue('6');
  await user.click(screen.getByRole('radio', { name: 'A doctor prescribed it' }));
  expect(screen.getByRole('textbox', { name: 'Most in 24 hours' })).toHaveValue('');
});

test('a relaxer says at once that driving is out, and comes with no limits of ours', async () => {
  const { user } = await open('shelf', '#/medicines/new');
  await user.type(await screen.findByRole('combobox', { name: 'Name' }), 'cyclob');
  const list = within(screen.getByRole('listbox', { name: 'From the list' }));
  await user.click(list.getByRole('option', { name: 'Cyclobenzaprine' }));
  expect(await screen.findByText('Do not drive or run machines')).toBeVisible();
  expect(screen.getByRole('radio', { name: 'A doctor prescribed it' })).toBeChecked();
  expect(screen.getByRole('textbox', { name: 'Most in 24 hours' })).toHaveValue('');
  expect(screen.queryByText(/From the US label/)).toBeNull();
});

test('what the list offers is walked by the arrows, and Escape closes the list, not the form', async () => {
  const { user } = await open('shelf', '#/medicines/new');
  const name = await screen.findByRole('combobox', { name: 'Name' });
  expect(name).toHaveAttribute('aria-expanded', 'false');
  await user.type(name, 'tylen');
  const list = within(screen.getByRole('listbox', { name: 'From the list' }));
  const offers = list.getAllByRole('option');
  expect(offers.length).toBeGreaterThan(1);
  const taken = () => list.queryByRole('option', { selected: true });
  expect(taken()).toBeNull();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(taken()).toBe(offers[1]);
  expect(name).toHaveAttribute('aria-activedescendant', offers[1]?.id);
  await user.keyboard('{ArrowUp}{ArrowUp}');
  expect(taken()).toBe(offers.at(-1));
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('listbox', { name: 'From the list' })).toBeNull();
  expect(name).toHaveValue('tylen');
  await user.keyboard('{ArrowDown}{Enter}');
  expect(name).toHaveValue(offers[0]?.textContent.trim());
  expect(name).toHaveFocus();
  expect(screen.queryByRole('listbox', { name: 'From the list' })).toBeNull();
});
