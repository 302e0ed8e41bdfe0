import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';

import { open } from './app-in-test';
import { NUMBERED, RAIL } from './screens';

test('a new screen takes the focus to its heading', async () => {
  const { user } = await open('demo', '#/today');
  await user.click(screen.getByRole('link', { name: 'Settings' }));
  await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Settings' })).toHaveFocus());
});

test('Get help is on every screen, and N opens a new entry from anywhere', async () => {
  const { user } = await open('demo', '#/help');
  expect(screen.getByRole('link', { name: 'Get help' })).toHaveAttribute('aria-current', 'page');
  expect(screen.getByText('911')).toBeVisible();
  await user.keyboard('n');
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('New entry');
});

test('closing the window without a tray asks what to do', async () => {
  const { core, user } = await open('demo', '#/today');
  const closed = vi.spyOn(core, 'closeWindow').mockResolvedValue(null);
  core.askClose();
  await user.click(await screen.findByRole('button', { name: 'Quit' }));
  expect(closed).toHaveBeenCalledWith('quit');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('what closing does is kept when the person says so', async () => {
  const { core, user } = await open('demo', '#/today');
  vi.spyOn(core, 'closeWindow').mockResolvedValue(null);
  core.askClose();
  await user.click(await screen.findByRole('checkbox', { name: /next time/ }));
  await user.click(screen.getByRole('button', { name: 'Make it small, keep it running' }));
  await waitFor(async () => expect((await core.settings()).onClose).toBe('keep-running'));
});

test('a button on a notice brings its screen', async () => {
  const { core } = await open('demo', '#/today');
  core.show('summary');
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Summary'));
});

test('an old notice brings an entry of its own day', async () => {
  const { core } = await open('demo', '#/today');
  core.show('entry', '2026-01-05');
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('New entry'));
  expect(await screen.findByDisplayValue('2026-01-05')).toBeVisible();
});

test('trouble in Respite itself is said on every screen', async () => {
  const sentence = 'Respite met a fault and went on.';
  await open('demo', '#/medicines', async (core) => {
    const { surroundings } = core;
    core.surroundings = async () => ({ ...(await surroundings()), fault: sentence });
  });
  expect(await screen.findByText(sentence)).toHaveAttribute('role', 'alert');
});

test('the size goes by steps, also while a dialog is open, and is shown in Settings', async () => {
  const { core, user } = await open('demo', '#/settings');
  const usual = await screen.findByRole('radio', { name: '100 %' });
  await waitFor(() => expect(usual).toBeChecked());
  await user.keyboard('{Control>}+={/Control}');
  expect(await screen.findByRole('radio', { name: '125 %' })).toBeChecked();
  await waitFor(async () => expect((await core.surroundings()).zoom).toBe(125));
  await user.keyboard('?{Control>}-{/Control}');
  await waitFor(async () => expect((await core.surroundings()).zoom).toBe(110));
  for (const deltaY of [0, 20, 20, 20]) await fireEvent.wheel(window, { ctrlKey: true, deltaY });
  await waitFor(async () => expect((await core.surroundings()).zoom).toBe(100));
  for (const turn of [{ deltaY: 200 }, { ctrlKey: true, deltaX: 200 }]) await fireEvent.wheel(window, turn);
  await user.keyboard('{Escape}');
  expect((await core.surroundings()).zoom).toBe(100);
  await user.click(screen.getByRole('radio', { name: '200 %', hidden: true }));
  await waitFor(async () => expect((await core.surroundings()).zoom).toBe(200));
});

test('an unknown address is Today', async () => {
  await open('demo', '#/nowhere');
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Today');
});

test.each(NUMBERED.map(({ name, rail }, index) => [index + 1, name, rail.words] as const))(
  'Ctrl %i opens %s, also on a keyboard whose digits need Shift',
  async (number, name, words) => {
    await open('demo', '#/help');
    await fireEvent.keyDown(document.body, {
      code: `Digit${number}`,
      key: '&é"\'(-è_ç'.charAt(number - 1),
      ctrlKey: true,
    });
    const heading = await screen.findByRole('heading', { level: 1 });
    await waitFor(() => expect(heading).toHaveFocus());
    expect(location.hash).toBe(`#/${name}`);
    expect(screen.getByRole('link', { name: words() })).toHaveAttribute('aria-keyshortcuts', `Control+${number}`);
  },
);

test.each(['?', '{F1}'])('%s lists every key there is, and gives the focus back', async (key) => {
  const { user } = await open('demo', '#/settings');
  const open_ = await screen.findByRole('button', { name: 'Show all keys' });
  open_.focus();
  await user.keyboard(key);
  const list = within(screen.getByRole('dialog', { name: 'Keys' }));
  for (const { rail } of RAIL) expect(list.getByText(rail.words(), { selector: 'dd' })).toBeVisible();
  await user.keyboard('n');
  expect(location.hash).toBe('#/settings');
  await user.click(list.getByRole('button', { name: 'Close' }));
  expect(open_).toHaveFocus();
});

test('Escape leads back from help to the field that was being filled in', async () => {
  const { user } = await open('demo', '#/entry');
  const note = await screen.findByRole('textbox', { name: /note/i });
  await user.type(note, 'It began when I');
  await user.click(screen.getByRole('link', { name: 'Get help' }));
  expect(await screen.findByText('911')).toBeVisible();
  await user.keyboard('{Escape}');
  expect(screen.queryByText('911')).toBeNull();
  await waitFor(() => expect(note).toHaveFocus());
  expect(note).toHaveValue('It began when I');
});

test('Ctrl P opens the page to print, from within a field too', async () => {
  const { user } = await open('demo', '#/medicines/new');
  (await screen.findByRole('combobox', { name: 'Name' })).focus();
  await user.keyboard('{Control>}p{/Control}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Summary' })).toBeVisible();
});

test('a screen that help lay over is where it was left, however far help was read', async () => {
  const { user } = await open('demo', '#/today');
  const page = () => document.querySelector('main') as HTMLElement;
  await user.click(screen.getByRole('link', { name: 'Get help' }));
  await screen.findByRole('heading', { name: 'Get help' });
  page().scrollTop = 700;
  await user.keyboard('{Control>}2{/Control}');
  await screen.findByRole('heading', { name: 'Diary' });
  await user.keyboard('{Control>}1{/Control}');
  await screen.findByRole('heading', { name: 'Today' });
  expect(page().scrollTop).toBe(0);
});

test('the second click of two at one spot is not for what slid under it', async () => {
  const { core } = await open('demo', '#/diary');
  core.deleteEntry = vi.fn(core.deleteEntry);
  const [first, second] = await screen.findAllByRole('button', { name: /^Delete the entry/ });
  if (!first || !second) throw new Error('no two entries');
  await fireEvent.click(first, { detail: 1 });
  await fireEvent.click(second, { detail: 2 });
  await waitFor(() => expect(core.deleteEntry).toHaveBeenCalledOnce());
  await fireEvent.click(second, { detail: 1 });
  await waitFor(() => expect(core.deleteEntry).toHaveBeenCalledTimes(2));
});
