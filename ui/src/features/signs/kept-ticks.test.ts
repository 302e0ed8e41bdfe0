import { cleanup, screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import { at } from '../../states';

const SADDLE = /You feel numb or tingly/;
const emergency = () => screen.findByRole('alertdialog', { name: 'Call now' });

function toTheTray() {
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  document.dispatchEvent(new Event('visibilitychange'));
  hidden.mockRestore();
}

test('what was ticked is saved by who leaves before the end, and the list stays due', async () => {
  const { core, user } = await open('empty', '#/signs');
  await user.click(await screen.findByRole('checkbox', { name: /You have a fever/ }));
  await user.click(screen.getByRole('link', { name: 'Today' }));
  expect(await screen.findByText('What you ticked is saved. The list is not finished.')).toBeVisible();
  const { tickedToday, dueFor, answers } = await core.signs();
  expect([tickedToday, dueFor, answers.length]).toEqual([['fever'], 'first-run', 1]);
});

test('what was ticked is saved without leaving, so that no end of the program loses it', async () => {
  const { core, user } = await open('empty', '#/signs');
  await user.click(await screen.findByRole('checkbox', { name: /You have a fever/ }));
  await waitFor(async () => expect((await core.signs()).tickedToday).toEqual(['fever']), { timeout: 10_000 });
  expect(screen.getByRole('checkbox', { name: /You have a fever/ })).toBeChecked();
  expect((await core.signs()).dueFor).toBe('first-run');
});

test('what was saved along with an emergency by mistake goes when it is unticked', async () => {
  const { core, user } = await open('empty', '#/signs');
  const fever = await screen.findByRole('checkbox', { name: /You have a fever/ });
  await user.click(fever);
  await user.click(screen.getByRole('checkbox', { name: SADDLE }));
  await user.click(within(await emergency()).getByRole('button', { name: /by mistake/ }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect((await core.signs()).tickedToday).toEqual(['fever']);
  await user.click(await screen.findByRole('checkbox', { name: /You have a fever/ }));
  await waitFor(async () => expect((await core.signs()).tickedToday).toEqual([]));
});

test('what was kept before an emergency by mistake goes when it is unticked, after one or two of them', async () => {
  for (const slips of [1, 2]) {
    const { core, user } = await open('empty', '#/signs');
    const fever = () => screen.findByRole('checkbox', { name: /You have a fever/ });
    await user.click(await fever());
    toTheTray();
    await waitFor(async () => expect((await core.signs()).tickedToday).toEqual(['fever']));
    for (let slip = 0; slip < slips; slip += 1) {
      await user.click(screen.getByRole('checkbox', { name: SADDLE }));
      await user.click(within(await emergency()).getByRole('button', { name: /by mistake/ }));
      await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    }
    expect(await fever()).toBeChecked();
    await user.click(await fever());
    await waitFor(async () => expect((await core.signs()).tickedToday, String(slips)).toEqual([]));
    cleanup();
  }
});

test('what was ticked is saved where the window goes to the tray, and once', async () => {
  const { core, user } = await open('empty', '#/signs');
  await user.click(await screen.findByRole('checkbox', { name: /You have a fever/ }));
  toTheTray();
  await waitFor(async () => expect((await core.signs()).tickedToday).toEqual(['fever']));
  await user.click(screen.getByRole('link', { name: 'Today' }));
  await screen.findByRole('heading', { level: 1, name: 'Today' });
  expect((await core.signs()).answers).toHaveLength(1);
});

test('a tick that was kept goes when it is unticked', async () => {
  const { core, user } = await open('empty', '#/signs');
  const fever = await screen.findByRole('checkbox', { name: /You have a fever/ });
  await user.click(fever);
  toTheTray();
  await waitFor(async () => expect((await core.signs()).tickedToday).toEqual(['fever']));
  await user.click(fever);
  await waitFor(async () => expect((await core.signs()).tickedToday).toEqual([]));
});

test('unticking takes nothing back that was told before', async () => {
  const { core, user } = await open('ticked', '#/signs');
  const { tickedToday } = await core.signs();
  expect(tickedToday).toContain('fever');
  const fever = await screen.findByRole('checkbox', { name: /You have a fever/ });
  await user.click(fever);
  toTheTray();
  await screen.findByText('What you ticked is saved. The list is not finished.');
  await user.click(fever);
  await user.click(screen.getByRole('link', { name: 'Today' }));
  await screen.findByRole('heading', { level: 1, name: 'Today' });
  expect((await core.signs()).tickedToday).toEqual(tickedToday);
});

test('a tick that was kept stands once, in its list, and is taken back and ticked again in both', async () => {
  const { core, user } = await open('empty', '#/signs');
  await user.click(await screen.findByRole('checkbox', { name: /You have a fever/ }));
  toTheTray();
  await waitFor(async () => expect((await core.signs()).tickedToday).toEqual(['fever']));
  await core.until(at('14:20'));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/^First ticked: \d/)).toBeVisible();
  const { answers } = await core.signs();
  expect(answers.map((answer) => answer.answers.length)).toEqual([2]);
  await user.click(screen.getByRole('link', { name: 'Diary' }));
  await screen.findByRole('heading', { level: 1, name: 'Diary' });
  await user.click(await screen.findByRole('button', { name: /Ticked by mistake: You have a fever/ }));
  await waitFor(async () => expect((await core.signs()).tickedToday).toEqual([]));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect((await core.signs()).tickedToday).toEqual(['fever']));
  expect((await core.signs()).answers).toHaveLength(1);
});
