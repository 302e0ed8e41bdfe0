import { screen, waitFor } from '@testing-library/svelte';

import { open } from './app-in-test';

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
  await user.click(await screen.findByRole('checkbox', { name: /every time/ }));
  await user.click(screen.getByRole('button', { name: 'Keep it running, small' }));
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

test('an unknown address is Today', async () => {
  await open('demo', '#/nowhere');
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Today');
});
