import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import { at } from '../../states';

test('after too much, whom to call stays on the screen', async () => {
  await open('over', '#/medicines');
  expect(await screen.findByText(/Call the poison line now/)).toBeVisible();
  expect(screen.getByText('1-800-222-1222')).toHaveClass('number');
  expect(screen.getByText('More than your label says')).toBeVisible();
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

test('what is ticked of the person while a tick is still being answered is kept as well', async () => {
  const { core } = await open('shelf', '#/medicines');
  await fireEvent.click(await screen.findByLabelText('Kidney disease'));
  await fireEvent.click(screen.getByLabelText('Liver disease'));
  await waitFor(async () => expect((await core.medicines()).flags.sort()).toEqual(['kidney', 'liver']));
});
