import { screen } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import type { ProductDraft } from '../../backend/port';

const gabapentin = (mostUnitsADay: number): ProductDraft => ({
  name: 'Gabapentin',
  kind: 'prescribed',
  contents: [{ ingredient: 'gabapentin', mgPerUnit: 300 }],
  unit: 'tablet',
  label: { mostUnitsADay, checked: true },
});

test('what was prescribed before a change is told as that, and what is in force without a word', async () => {
  const { core } = await open('empty', '#/medicines', async (core) => {
    const { id } = await core.saveProduct(null, gabapentin(3));
    await core.logDose({ product: id, units: 4 });
  });
  expect(await screen.findByText('Prescribed: 900 mg at most')).toBeVisible();
  const product = (await core.medicines()).products[0]?.id ?? 0;
  const { id } = await core.saveProduct(product, gabapentin(6));
  expect(await screen.findByText('Prescribed before it was changed: 900 mg at most')).toBeVisible();
  expect(screen.getByText('More than was prescribed before it was changed')).toBeVisible();
  expect(screen.queryByText('Prescribed: 900 mg at most')).toBeNull();
  const [message] = (await core.doseCheck(null, { product: id, units: 1 })).map((finding) => finding.message);
  expect(message).toContain('Your prescription of Gabapentin from before it was changed allows 900 mg.');
});
