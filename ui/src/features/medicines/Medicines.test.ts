import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';

import { open, refusal } from '../../app-in-test';
import type { FindingView } from '../../backend/port';
import { at } from '../../states';

const TOO_MUCH: FindingView = {
  kind: 'over-limit',
  strength: 'strong',
  waits: true,
  message: 'With this dose you took 1,400 mg in 24 hours. Your label says 1,200 mg at most.',
  calls: false,
  help: null,
  ingredient: 'ibuprofen',
  products: [1],
};

test('one press notes a dose of now, and Undo takes it back', async () => {
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.logDose = vi.fn(core.logDose);
    core.deleteDose = vi.fn(core.deleteDose);
  });
  await user.click(await screen.findByRole('button', { name: 'I just took 1 tablet of Advil 200 mg' }));
  await waitFor(() =>
    expect(core.logDose).toHaveBeenCalledExactlyOnceWith({ product: 1, units: 1, when: 'now', alcohol: false }),
  );
  expect(await screen.findByText(/Saved: 1 tablet of Advil 200 mg, 2:1/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(core.deleteDose).toHaveBeenCalledOnce());
});

test('what is true of a dose is said before it is saved, and the truth can be saved', async () => {
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.doseCheck = async () => [TOO_MUCH];
    core.logDose = vi.fn(core.logDose);
  });
  const press = await screen.findByRole('button', { name: 'I just took 2 tablets of Advil 200 mg' });
  await user.click(press);
  let dialog = await screen.findByRole('dialog', { name: 'Before you save' });
  expect(within(dialog).getByText(TOO_MUCH.message)).toBeVisible();
  expect(core.logDose).not.toHaveBeenCalled();
  await user.click(within(dialog).getByRole('button', { name: 'Don’t save' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(core.logDose).not.toHaveBeenCalled();

  await user.click(press);
  dialog = await screen.findByRole('dialog', { name: 'Before you save' });
  await user.click(within(dialog).getByRole('button', { name: 'Save what I took' }));
  await waitFor(() => expect(core.logDose).toHaveBeenCalledOnce());
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('after too much was told afterwards, whom to call is said until it was read, of a new dose and of one that is changed', async () => {
  const { user } = await open('over', '#/medicines');
  const read = async () => {
    await user.click(await screen.findByRole('button', { name: 'Save what I took' }));
    const dialog = await screen.findByRole('dialog', { name: 'It is saved. Read this now' });
    expect(within(dialog).getByText('1-800-222-1222')).toBeVisible();
    await user.keyboard('{Escape}');
    expect(dialog).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'I have read this' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  };
  await user.click(await screen.findByRole('button', { name: 'I just took 1 tablet of Advil 200 mg' }));
  await read();
  await user.click(screen.getByRole('button', { name: 'Change the dose of Advil 200 mg at 9:35 am' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Save' }));
  await read();
});

test('a dose that comes back says whom to call until it was read', async () => {
  const { user } = await open('over', '#/medicines');
  const read = async () => {
    const dialog = await screen.findByRole('dialog', { name: 'It is saved. Read this now' });
    expect(within(dialog).getByText('1-800-222-1222')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'I have read this' }));
  };
  await user.click(await screen.findByRole('button', { name: 'I just took 1 tablet of Advil 200 mg' }));
  await user.click(await screen.findByRole('button', { name: 'Save what I took' }));
  await read();
  const [latest] = await screen.findAllByRole('button', { name: /^Delete the dose of/ });
  if (latest) await user.click(latest);
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await read();
});

test('after too much, whom to call stays on the screen', async () => {
  await open('over', '#/medicines');
  expect(await screen.findByText(/Call the poison line now/)).toBeVisible();
  expect(screen.getByText('1-800-222-1222')).toHaveClass('number');
  expect(screen.getByText('More than your label says')).toBeVisible();
});

test('the notice about driving is said with a dose of a relaxer, and is read then', async () => {
  const driving: FindingView = {
    ...TOO_MUCH,
    kind: 'driving',
    strength: 'strong',
    message: 'Do not drive or run machines.',
  };
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.doseCheck = async () => [driving];
    core.logDose = vi.fn(core.logDose);
    core.acknowledgeDriving = vi.fn(core.acknowledgeDriving);
  });
  await user.click(await screen.findByRole('checkbox', { name: 'Taken with alcohol (Flexeril 5 mg)' }));
  await user.click(screen.getByRole('button', { name: 'I just took 1 tablet of Flexeril 5 mg' }));
  const dialog = await screen.findByRole('dialog', { name: 'Before you save' });
  await user.click(within(dialog).getByRole('button', { name: 'Save what I took' }));
  await waitFor(() => expect(core.acknowledgeDriving).toHaveBeenCalledOnce());
  expect(vi.mocked(core.logDose).mock.calls[0]?.[0].alcohol).toBe(true);
  expect(await screen.findByText(/Saved: 1 tablet of Flexeril.*Do not drive/)).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'I have read this' })).toBeNull());
});

test('another amount has one sentence at its field when it is off, and the form stays', async () => {
  const why = 'A dose is 0.25 to 100, in quarters.';
  const { user } = await open('shelf', '#/medicines', (core) => {
    core.doseCheck = () => Promise.reject(refusal('units', why));
  });
  await user.click(await screen.findByRole('button', { name: 'Other amount of Advil 200 mg' }));
  const dialog = await screen.findByRole('dialog', { name: 'A dose of Advil 200 mg' });
  const amount = within(dialog).getByRole('textbox', { name: 'The amount' });
  await waitFor(() => expect(amount).toHaveFocus());
  await user.keyboard('10000');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await within(dialog).findAllByText(why)).toHaveLength(1);
  expect(amount).toHaveValue('10000');
});

test('a dose at another time goes with what was chosen, and with nothing else', async () => {
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.logDose = vi.fn(core.logDose);
  });
  await user.click(await screen.findByRole('button', { name: 'Advil 200 mg at another time' }));
  const dialog = await screen.findByRole('dialog');
  for (const name of ['½ tablet', '1 tablet', '2 tablets'])
    expect(within(dialog).getByRole('radio', { name })).not.toBeChecked();
  await user.click(within(dialog).getByRole('radio', { name: '½ tablet' }));
  await user.click(within(dialog).getByRole('radio', { name: '30 min ago' }));
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(core.logDose).toHaveBeenCalledExactlyOnceWith({
      product: 1,
      units: 0.5,
      when: '30min ago',
      alcohol: false,
      before: null,
    }),
  );
});

test('a dose with the pain before it is asked about on Today, and changing it can take that back', async () => {
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.updateDose = vi.fn(core.updateDose);
  });
  await user.click(await screen.findByRole('button', { name: 'Other amount of Advil 200 mg' }));
  const dialog = await screen.findByRole('dialog', { name: 'A dose of Advil 200 mg' });
  const scale = within(dialog).getByRole('group', { name: /Pain before it/ });
  for (const score of within(scale).getAllByRole('radio')) expect(score).not.toBeChecked();
  await user.type(within(dialog).getByRole('textbox', { name: 'The amount' }), '1');
  await user.click(within(scale).getByRole('radio', { name: /^6/ }));
  expect(within(dialog).getByText('Today will ask how the pain is after it.')).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/pain 6 before/)).toBeVisible();
  expect((await core.openReliefs()).open.map(({ name, before }) => [name, before])).toEqual([['Advil 200 mg', 6]]);

  await user.click(screen.getByRole('button', { name: /Change the dose of Advil 200 mg at 2:1/ }));
  const change = await screen.findByRole('dialog', { name: 'A dose of Advil 200 mg' });
  expect(within(change).getByRole('radio', { name: /^6/ })).toBeChecked();
  await user.click(within(change).getByRole('button', { name: /^Clear/ }));
  await user.click(within(change).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(core.updateDose).toHaveBeenCalledOnce());
  expect(vi.mocked(core.updateDose).mock.calls[0]?.[1].before).toBeNull();
  await waitFor(() => expect(screen.queryByText(/pain 6 before/)).toBeNull());
  expect((await core.openReliefs()).open).toEqual([]);
});

test('a deleted dose comes back with Undo', async () => {
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.restoreDose = vi.fn(core.restoreDose);
  });
  await user.click(await screen.findByRole('button', { name: 'Delete the dose of Advil 200 mg at 9:35 am' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(core.restoreDose).toHaveBeenCalledWith(4));
});

test('a label from the table is named as such and counts only once it was compared', async () => {
  const { core, user } = await open('shelf', '#/medicines/new', (core) => {
    core.saveProduct = vi.fn(core.saveProduct);
  });
  await user.type(await screen.findByRole('combobox', { name: 'Name' }), 'motr');
  await user.click(screen.getByRole('option', { name: 'Motrin 200 mg' }));
  expect(screen.getByText('From the US label, as of 22 November 2026. Check yours.')).toBeVisible();
  const tick = screen.getByRole('checkbox', { name: 'I compared this with my own label' });
  expect(tick).not.toBeChecked();
  expect(screen.getByText(/keeps a log only/)).toBeVisible();
  await user.click(tick);
  // A number that is changed has not been compared.
  await user.type(screen.getByRole('textbox', { name: 'Most in 24 hours' }), '0');
  expect(tick).not.toBeChecked();
  await user.click(tick);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(core.saveProduct).toHaveBeenCalledOnce());
  const [id, draft] = vi.mocked(core.saveProduct).mock.calls[0] ?? [];
  expect(id).toBeNull();
  expect(draft).toMatchObject({
    name: 'Motrin 200 mg',
    kind: 'otc',
    contents: [{ ingredient: 'ibuprofen', mgPerUnit: 200 }],
    label: { mostUnitsADay: 60, mostDays: 10, source: 'own', checked: true },
  });
});

test('a label counts for the strength, the form and the way it was compared for, and for no others', async () => {
  const { core, user } = await open('shelf', '#/medicines/1', (core) => {
    core.saveProduct = vi.fn(core.saveProduct);
  });
  const tick = await screen.findByRole('checkbox', { name: 'I compared this with my own label' });
  expect(tick).toBeChecked();
  const strength = screen.getByRole('textbox', { name: 'mg in one tablet' });
  await user.type(strength, '0');
  expect(tick).not.toBeChecked();
  await user.type(strength, '{Backspace}');
  expect(tick).toBeChecked();
  await user.selectOptions(screen.getByRole('combobox', { name: 'It comes in' }), 'Capsules');
  expect(tick).not.toBeChecked();
  await user.click(tick);
  await user.click(screen.getByRole('radio', { name: 'I have another pack now' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(core.saveProduct).toHaveBeenCalledOnce());
  const label = vi.mocked(core.saveProduct).mock.calls[0]?.[1].label;
  expect(label).toMatchObject({ checked: true, checkedOn: null });
});

test('of another strength it is asked once whether the doses were of it too, and the same number is the same', async () => {
  const { core, user } = await open('shelf', '#/medicines/1', (core) => {
    core.saveProduct = vi.fn(core.saveProduct);
  });
  const strength = await screen.findByRole('textbox', { name: 'mg in one tablet' });
  const wrong = 'It was written down wrong: my doses too';
  await user.type(strength, '.0');
  expect(screen.getByRole('checkbox', { name: 'I compared this with my own label' })).toBeChecked();
  expect(screen.queryByRole('radio', { name: wrong })).toBeNull();
  await user.clear(strength);
  await user.type(strength, '400');
  expect(screen.getByRole('radio', { name: wrong })).not.toBeChecked();
  expect(screen.getByRole('radio', { name: 'I have another pack now' })).not.toBeChecked();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Please choose one of these.')).toBeVisible();
  expect(core.saveProduct).not.toHaveBeenCalled();
  await user.click(screen.getByRole('radio', { name: wrong }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(core.saveProduct).toHaveBeenCalledOnce());
  expect(vi.mocked(core.saveProduct).mock.calls[0]?.[1].wasWrong).toBe(true);
});

test('an old tick goes back with its day, which says that it is no new one', async () => {
  const { core, user } = await open('shelf', '#/medicines/1', (core) => {
    core.saveProduct = vi.fn(core.saveProduct);
  });
  await user.type(await screen.findByRole('combobox', { name: 'Name' }), ' again');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(core.saveProduct).toHaveBeenCalledOnce());
  expect(vi.mocked(core.saveProduct).mock.calls[0]?.[1].label).toMatchObject({
    checked: true,
    checkedOn: '2026-11-13',
  });
});

test('a strength is read as a person means it, or asked about', async () => {
  const { core, user } = await open('shelf', '#/medicines/3', (core) => {
    core.saveProduct = vi.fn(core.saveProduct);
  });
  const strength = await screen.findByRole('textbox', { name: 'mg in one tablet' });
  await user.clear(strength);
  await user.type(strength, '1.000');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const why = '"1.000" can mean 1000 or 1. Write the one you mean.';
  await waitFor(() => expect(strength).toHaveAccessibleDescription(why));
  expect(core.saveProduct).not.toHaveBeenCalled();
  await user.clear(strength);
  await user.type(strength, '1,000');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(core.saveProduct).toHaveBeenCalledOnce());
  expect(vi.mocked(core.saveProduct).mock.calls[0]?.[1].contents).toEqual([
    { ingredient: 'acetaminophen', mgPerUnit: 1000 },
  ]);
});

const UNITS_EITHER = '"1,500" can mean 1500 or 1.5. Write the one you mean.';

test('a comma before three figures is asked about in a dose', async () => {
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.logDose = vi.fn(core.logDose);
  });
  await user.click(await screen.findByRole('button', { name: 'Other amount of Advil 200 mg' }));
  const dialog = await screen.findByRole('dialog', { name: 'A dose of Advil 200 mg' });
  await user.type(within(dialog).getByRole('textbox', { name: 'The amount' }), '1,500');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await within(dialog).findByText(UNITS_EITHER)).toBeVisible();
  expect(core.logDose).not.toHaveBeenCalled();
});

test('a comma before three figures is asked about on a label', async () => {
  const { core, user } = await open('shelf', '#/medicines/1', (core) => {
    core.saveProduct = vi.fn(core.saveProduct);
  });
  const most = await screen.findByRole('textbox', { name: 'Most in 24 hours' });
  await user.clear(most);
  await user.type(most, '1,500');
  await user.click(await screen.findByRole('radio', { name: 'They hold from now on' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(most).toHaveAccessibleDescription(expect.stringContaining(UNITS_EITHER)));
  expect(core.saveProduct).not.toHaveBeenCalled();
});

test('of other numbers it is asked once whether those of before were wrong', async () => {
  const { core, user } = await open('shelf', '#/medicines/1', (core) => {
    core.saveProduct = vi.fn(core.saveProduct);
  });
  const most = await screen.findByRole('textbox', { name: 'Most in 24 hours' });
  await user.clear(most);
  await user.type(most, '4');
  const save = screen.getByRole('button', { name: 'Save' });
  await user.click(save);
  expect(core.saveProduct).not.toHaveBeenCalled();
  expect(within(screen.getByRole('group', { name: /different now/ })).getByRole('alert')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: /^They were wrong before too/ }));
  await user.click(save);
  await waitFor(() => expect(core.saveProduct).toHaveBeenCalled());
  const [id, draft] = vi.mocked(core.saveProduct).mock.calls[0] ?? [];
  expect([id, draft?.wasWrong, draft?.label?.mostUnitsADay]).toEqual([1, true, 4]);
  const kept = async () => (await core.medicines()).products.find((product) => product.id === 1)?.label;
  await waitFor(async () => expect(await kept()).toMatchObject({ mostUnitsADay: 4 }));
});

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

test('what a prescription allows is called no label', async () => {
  await open('shelf', '#/medicines', async (core) => {
    const { id } = await core.saveProduct(null, {
      name: 'Ibuprofen 400 mg',
      kind: 'prescribed',
      contents: [{ ingredient: 'ibuprofen', mgPerUnit: 400 }],
      unit: 'tablet',
      label: { mostUnitsADay: 4, checked: true },
    });
    await core.logDose({ product: id, units: 5, when: at('11:00') });
  });
  expect(await screen.findByText('Prescribed: 1,600 mg at most')).toBeVisible();
  expect(screen.getByText('More than was prescribed')).toBeVisible();
  // The label that stands there is that of the Advil.
  expect(screen.getAllByText(/Your label: /).map(({ textContent }) => textContent)).toEqual([
    'Your label: 1,200 mg at most',
  ]);
  expect(screen.queryByText('More than your label says')).toBeNull();
});

test('whatever the person says makes them sleepy brings the road and alcohol', async () => {
  const { user } = await open('shelf', '#/medicines/3');
  await user.click(await screen.findByRole('checkbox', { name: 'The label says it can make you sleepy' }));
  expect(screen.getByText('Do not drive or run machines')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/Tylenol is saved. Do not drive/)).toBeVisible();
});

test('what is not checked is said beside the medicine and with each dose, and so is a label of elsewhere', async () => {
  const { user } = await open('shelf', '#/medicines', (core) => {
    const { medicines } = core;
    core.medicines = async () => {
      const view = await medicines();
      const products = view.products.map((product) =>
        product.id === 1 ? { ...product, unchecked: ['arnica'], comparedIn: 'uk' } : product,
      );
      return { ...view, products };
    };
  });
  const unchecked = 'Respite does not know arnica. Nothing of it is checked.';
  expect(await screen.findByText(unchecked)).toBeVisible();
  expect(screen.getByText(/You compared it in the United Kingdom/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'I just took 1 tablet of Advil 200 mg' }));
  expect(await screen.findByText(new RegExp(`^Saved: 1 tablet.*${unchecked}$`))).toBeVisible();
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

test('a refusal stands at its field, and nothing that was filled in is lost', async () => {
  const why = 'You already have a medicine of that name.';
  const { user } = await open('shelf', '#/medicines/new', (core) => {
    core.saveProduct = () => Promise.reject(refusal('name', why));
  });
  const name = await screen.findByRole('combobox', { name: 'Name' });
  await user.type(name, 'Tylenol');
  await user.click(screen.getByRole('radio', { name: 'Without a prescription' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(name).toHaveAccessibleDescription(expect.stringContaining(why)));
  expect(name).toHaveValue('Tylenol');
});

test('a side effect offers the four first and takes own words', async () => {
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.logSideEffect = vi.fn(core.logSideEffect);
  });
  await user.click(await screen.findByRole('button', { name: 'Add a side effect' }));
  const dialog = await screen.findByRole('dialog', { name: 'Add a side effect' });
  const what = within(dialog).getByRole('group', { name: 'What do you notice?' });
  const first = within(what).getAllByRole('radio').slice(0, 4);
  expect(first.map((radio) => radio.getAttribute('value'))).toEqual([
    'dizziness',
    'drowsiness',
    'tiredness',
    'slow-response',
  ]);
  await user.click(within(what).getByRole('radio', { name: 'Something else' }));
  await user.type(within(dialog).getByRole('textbox', { name: 'In your own words' }), 'Itchy');
  await user.click(within(dialog).getByRole('radio', { name: 'Mild' }));
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(core.logSideEffect).toHaveBeenCalledWith({ what: 'Itchy', strength: 'mild', when: 'now', product: null }),
  );
});

test('Today shows nothing of medicines until there is one', async () => {
  await open('empty', '#/today');
  await screen.findByText(/a calm place/i);
  expect(screen.queryByRole('link', { name: 'All medicines' })).toBeNull();
});

test('Today has the medicine taken last in one press', async () => {
  const { core, user } = await open('shelf', '#/today', (core) => {
    core.logDose = vi.fn(core.logDose);
  });
  await user.click(await screen.findByRole('button', { name: 'I just took 2 tablets of Advil 200 mg' }));
  await waitFor(() => expect(core.logDose).toHaveBeenCalledOnce());
  expect(screen.getByText(/may still act until/)).toBeVisible();
});

test('a press on a medicine moves none of them under the hand', async () => {
  const { core, user } = await open('shelf', '#/today');
  const names = async () =>
    (await screen.findAllByRole('button', { name: /^I just took (1|½) / })).map((press) =>
      press.getAttribute('aria-label'),
    );
  const before = await names();
  const last = before.at(-1) ?? '';
  for (const times of [1, 2]) {
    await user.click(await screen.findByRole('button', { name: last }));
    for (const yes of screen.queryAllByRole('button', { name: /save it|save anyway/i })) await user.click(yes);
    await waitFor(async () => expect((await core.medicines()).doses.length).toBeGreaterThan(times));
    expect(await names()).toEqual(before);
  }
});

test('too much taken, and whom to call, stands before anything else on Today', async () => {
  await open('over', '#/today');
  const call = await screen.findByText(/Call the poison line now/);
  const log = screen.getByRole('button', { name: /I have a spasm now/ });
  expect(call.compareDocumentPosition(log)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

test('Today shows all that must not be missed, and counts the rest', async () => {
  const finding = (kind: string, strength: FindingView['strength']): FindingView => ({
    ...TOO_MUCH,
    kind,
    strength,
    message: `About ${kind}.`,
  });
  await open('shelf', '#/today', (core) => {
    const medicines = core.medicines;
    core.medicines = async () => ({
      ...(await medicines()),
      findings: [
        finding('too-early', 'strong'),
        finding('two-nsaids', 'strong'),
        finding('was-over', 'strong'),
        finding('two-sedating', 'notice'),
        finding('last-day', 'notice'),
      ],
    });
  });
  for (const kind of ['too-early', 'two-nsaids', 'was-over'])
    expect(await screen.findByText(`About ${kind}.`)).toBeVisible();
  expect(screen.queryByText('About last-day.')).toBeNull();
  expect(screen.getByRole('link', { name: '2 more things to mind' })).toHaveAttribute('href', '#/medicines');
});

test('a dose from a clock that was ahead is marked, and so is an ingredient that nobody named', async () => {
  await open('shelf', '#/medicines', (core) => {
    const medicines = core.medicines;
    core.medicines = async () => {
      const view = await medicines();
      return {
        ...view,
        region: null,
        doses: view.doses.map((dose, index) => ({ ...dose, clockAhead: index === 0 })),
        last24h: ['Relifex', 'Mobic'].map((productName) => ({
          ingredient: 'other-nsaid',
          productName,
          milligrams: 100,
          limitMilligrams: null,
          exceeded: false,
          byLabel: null,
          dayBefore: false,
          prescribed: false,
          from: view.now,
          last: view.now,
        })),
      };
    };
  });
  expect(await screen.findAllByText(/Entered when the clock was ahead/)).toHaveLength(1);
  expect(screen.getByText('Another NSAID in Relifex')).toBeVisible();
  expect(screen.getByText('Another NSAID in Mobic')).toBeVisible();
  expect(screen.getByText(/acetaminophen \(paracetamol\) 500 mg/i)).toBeVisible();
});

test('what is ticked of the person while a tick is still being answered is kept as well', async () => {
  const { core } = await open('shelf', '#/medicines');
  await fireEvent.click(await screen.findByLabelText('Kidney disease'));
  await fireEvent.click(screen.getByLabelText('Liver disease'));
  await waitFor(async () => expect((await core.medicines()).flags.sort()).toEqual(['kidney', 'liver']));
});

test('what of a medicine can not be read is empty in its form and named, and mended it is no other', async () => {
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    const medicines = core.medicines;
    const damaged = { name: 'advil 200 mg', unit: 'other' as const, contents: [], unread: true };
    core.medicines = async () => {
      const view = await medicines();
      const products = view.products.map((product) =>
        product.id === 1
          ? { ...product, ...damaged, unreadCells: ['name', 'kind', 'unit'], unreadContents: ['ibuprofen'] }
          : product,
      );
      return { ...view, products };
    };
    core.saveProduct = vi.fn(core.saveProduct);
  });
  const card = await screen.findByRole('article', { name: 'advil 200 mg' });
  const unread = /These can't be read: its name, how you got it, what one unit is, what is in it\./;
  expect(within(card).getByText(unread)).toBeVisible();
  await user.click(within(card).getByRole('button', { name: 'Tell them again' }));
  expect(await screen.findByText(unread)).toBeVisible();
  const name = await screen.findByRole('combobox', { name: 'Name' });
  expect(name).toHaveValue('');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(screen.getAllByText('Please choose one of these.')).toHaveLength(2);
  await user.type(name, 'Advil 200 mg');
  await user.click(screen.getByRole('radio', { name: 'Without a prescription' }));
  const [unit] = screen.getAllByRole('combobox', { name: /It comes in/ });
  if (unit) await user.selectOptions(unit, 'tablet');
  await user.type(screen.getByRole('textbox', { name: 'mg in one tablet' }), '200');
  expect(screen.queryByText(/It was written down wrong/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(core.saveProduct).toHaveBeenCalledOnce());
  const [id, draft] = vi.mocked(core.saveProduct).mock.calls[0] ?? [];
  expect([id, draft?.name, draft?.kind, draft?.unit, draft?.wasWrong]).toEqual([
    1,
    'Advil 200 mg',
    'otc',
    'tablet',
    false,
  ]);
  expect(draft?.contents).toEqual([{ ingredient: 'ibuprofen', mgPerUnit: 200 }]);
});
