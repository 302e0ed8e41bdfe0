import { screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import { STATEMENTS } from '../../backend/bindings';
import { name } from '../../words/language';

const answer = async (name: RegExp, score: string, user: Awaited<ReturnType<typeof open>>['user']) =>
  user.click(within(await screen.findByRole('group', { name })).getByRole('radio', { name: score }));

test('the week is asked on Today when it is due, and "not this week" hides it', async () => {
  const { user } = await open('week', '#/today');
  await user.click(await screen.findByRole('button', { name: 'Not this week' }));
  await waitFor(() => expect(screen.queryByText(/Three questions about/)).toBeNull());
});

test('three answers make a mean with one decimal; two are refused in words', async () => {
  const { user } = await open('week', '#/week');
  await answer(/on average/, '5', user);
  await answer(/enjoyment of life/, '6', user);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Please answer all three questions.')).toBeVisible();
  await answer(/general activity/, '6', user);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Saved. The mean of your three answers is 5.7.')).toBeVisible();
  expect(await screen.findByRole('row', { name: /22 November 5 6 6 5\.7/ })).toBeVisible();
  expect(screen.getAllByRole('radio').some((radio) => (radio as HTMLInputElement).checked)).toBe(false);
});

test('answers of a week are deleted and come back with Undo', async () => {
  const { user } = await open('week', '#/week');
  await user.click(await screen.findByRole('button', { name: 'Delete the answers of 14 November' }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /14 November/ })).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('row', { name: /14 November/ })).toBeVisible();
});

test('24 sentences are counted, and none of them must be said', async () => {
  expect(STATEMENTS).toBe(24);
  const said = Array.from({ length: STATEMENTS }, (_, index) => name('roland-morris', String(index + 1)));
  expect(new Set(said).size).toBe(24);
  const { core, user } = await open('demo', '#/roland-morris', (core) => {
    core.answerRolandMorris = vi.fn(core.answerRolandMorris);
  });
  expect(await screen.findAllByRole('checkbox')).toHaveLength(25);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/that none of it does/)).toBeVisible();
  const none = screen.getByRole('checkbox', { name: 'None of these fits me today' });
  await user.click(none);
  await user.click(screen.getByRole('checkbox', { name: /handrail/ }));
  expect(none).not.toBeChecked();
  await user.click(screen.getByRole('checkbox', { name: /almost all the time/ }));
  expect(screen.getByText('2 of 24 ticked')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Saved: 2 of 24.')).toBeVisible();
  expect(vi.mocked(core.answerRolandMorris).mock.lastCall).toEqual([{ ticked: [5, 13], noneFits: false }]);
});
