import { screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import { at } from '../../states';

const WHY = /^You noted “Tired” of it on 3 Nov/;

test('a medicine that was noted as making tired says so, and that can be taken back where it is changed', async () => {
  const { core, user } = await open('shelf', '#/medicines', (core) =>
    core.logSideEffect({ what: 'tiredness', strength: 'mild', when: at('20:00', 19), product: 1 }),
  );
  const advil = async () => (await core.medicines()).products.find(({ id }) => id === 1);
  const card = await screen.findByRole('article', { name: 'Advil 200 mg' });
  expect(within(card).getByText(WHY)).toBeVisible();
  await user.click(within(card).getByRole('button', { name: 'Change Advil 200 mg' }));
  expect(await screen.findByText(WHY)).toBeVisible();
  expect(screen.getByText('Do not drive or run machines')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Delete that note' }));
  await waitFor(() => expect(screen.queryByText(WHY)).toBeNull());
  expect(screen.queryByText('Do not drive or run machines')).toBeNull();
  expect(await advil()).toMatchObject({ sedating: false, sleepyBy: null });
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText(WHY)).toBeVisible();
});

test('what makes sleepy by itself is not said to do so by a note', async () => {
  const { core } = await open('shelf', '#/medicines');
  const card = await screen.findByRole('article', { name: 'Flexeril 5 mg' });
  expect((await core.medicines()).sideEffects.some(({ productName }) => productName === 'Flexeril 5 mg')).toBe(true);
  expect(within(card).queryByText(/^You noted/)).toBeNull();
});

test('that nobody drives waits for no second press on a day, also once the dose before no longer acts', async () => {
  const { core, user } = await open('shelf', '#/medicines', (core) => core.acknowledgeDriving());
  await core.until(at('22:30', 0));
  await user.click(await screen.findByRole('button', { name: 'I just took 1 tablet of Flexeril 5 mg' }));
  expect(await screen.findByText(/Saved: 1 tablet of Flexeril.*Do not drive/)).toBeVisible();
});
