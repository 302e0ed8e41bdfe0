import { screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';

test('what was not prescribed stands against its own label, beside what was', async () => {
  await open('shelf', '#/medicines', async (core) => {
    const content = [{ ingredient: 'ibuprofen', mgPerUnit: 800 }];
    const label = { mostUnitsADay: 4, checked: true };
    const { id } = await core.saveProduct(null, {
      name: 'Ibu Rx',
      kind: 'prescribed',
      contents: content,
      unit: 'tablet',
      label,
    });
    await core.logDose({ product: id, units: 1 });
    await core.logDose({ product: 1, units: 6 });
  });
  expect(await screen.findByText('Without Ibu Rx')).toBeVisible();
  expect(screen.getByText('Prescribed: 3,200 mg at most')).toBeVisible();
  expect(screen.getByText('Your label: 1,200 mg at most')).toBeVisible();
  expect(screen.getByText('More than your label says')).toBeVisible();
  expect(screen.queryByText('More than was prescribed')).toBeNull();
});

test('alcohol can be told with what is not sleepy itself, while something else still acts', async () => {
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.logDose = vi.fn(core.logDose);
  });
  expect((await core.medicines()).drowsy).not.toBeNull();
  await user.click(await screen.findByRole('checkbox', { name: 'Taken with alcohol (Advil 200 mg)' }));
  await user.click(screen.getByRole('button', { name: 'Other amount of Advil 200 mg' }));
  const dialog = await screen.findByRole('dialog', { name: 'A dose of Advil 200 mg' });
  expect(within(dialog).getByRole('checkbox', { name: 'Taken with alcohol' })).toBeChecked();
  await user.type(within(dialog).getByRole('textbox', { name: 'The amount' }), '1');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await user.click(await screen.findByRole('button', { name: 'Save what I took' }));
  await waitFor(() => expect(core.logDose).toHaveBeenCalledOnce());
  expect(vi.mocked(core.logDose).mock.calls[0]?.[0].alcohol).toBe(true);
});

test('what our list fills in bears its day, and that it may be out of date, before anything is ticked', async () => {
  const { user } = await open('shelf', '#/medicines/new');
  await user.type(await screen.findByRole('combobox', { name: 'Name' }), 'motr');
  await user.click(screen.getByRole('option', { name: 'Motrin 200 mg' }));
  expect(screen.getByText('From the US label, as of 22 November 2026. Check yours.')).toBeVisible();
  expect(screen.getByText(/may be out of date/)).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: 'I compared this with my own label' }));
  expect(screen.getAllByText(/may be out of date/)).toHaveLength(1);
});

test('beside the side effects stand all the alarm signs of medicines, and where to tell them', async () => {
  await open('shelf', '#/medicines');
  expect(await screen.findByText(/Get help at once for any of these/)).toBeVisible();
  for (const sign of [/throw up blood/, /swollen face/, /one side of you is weak/])
    expect(screen.getByText(sign)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Tell it as a warning sign' })).toHaveAttribute('href', '#/signs');
});

test('limits of a prescription that nobody compared are said to be watched by nobody', async () => {
  const { user } = await open('shelf', '#/medicines', (core) => {
    const { medicines } = core;
    core.medicines = async () => {
      const view = await medicines();
      const products = view.products.map((product) =>
        product.id === 1 && product.label
          ? { ...product, kind: 'prescribed' as const, label: { ...product.label, checked: false, checkedOn: null } }
          : product,
      );
      return { ...view, products };
    };
  });
  expect(await screen.findByText('Log only. The limits are not checked.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Check the limits of Advil 200 mg' }));
  expect(await screen.findByRole('checkbox', { name: 'I compared this with what the doctor wrote' })).not.toBeChecked();
});

test('other numbers are said to count from now on once they are compared', async () => {
  const { user } = await open('shelf', '#/medicines/1');
  const most = await screen.findByRole('textbox', { name: 'Most in 24 hours' });
  await user.clear(most);
  await user.type(most, '4');
  await user.click(screen.getByRole('radio', { name: 'They hold from now on' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/New limits count once you compare them\.$/)).toBeVisible();
  expect(screen.queryByText(/This counts from now on/)).toBeNull();
});
