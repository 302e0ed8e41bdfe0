import { screen, waitFor, within } from '@testing-library/svelte';

import { open, refusal } from '../../app-in-test';

const UNITS_EITHER = '"1,500" can mean 1500 or 1.5. Write the one you mean.';

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

test('whatever the person says makes them sleepy brings the road and alcohol', async () => {
  const { user } = await open('shelf', '#/medicines/3');
  await user.click(await screen.findByRole('checkbox', { name: 'The label says it can make you sleepy' }));
  expect(screen.getByText('Do not drive or run machines')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/Tylenol is saved. Do not drive/)).toBeVisible();
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

test('what of a medicine cannot be read is empty in its form and named, and mended it is no other', async () => {
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
