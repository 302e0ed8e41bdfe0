import { cleanup, render, screen, waitFor } from '@testing-library/svelte';

import App from '../App.svelte';
import { open } from '../app-in-test';
import { atRest, type Core } from '../core-in-test';

/** The window is closed and opened again, at an address. */
async function again(core: Core, unmount: () => void, address: string) {
  await atRest();
  unmount();
  location.hash = address;
  render(App, { backend: core });
  await screen.findByRole('heading', { level: 1 });
}

test.each(['#/charts', '#/relief'])('how far back it was looked is kept: %s', async (address) => {
  const { core, user, unmount } = await open('demo', address);
  await waitFor(() => expect(screen.getByRole('radio', { name: '28 days' })).toBeChecked());
  await user.click(screen.getByRole('radio', { name: 'A year' }));
  await again(core, unmount, address);
  await waitFor(() => expect(screen.getByRole('radio', { name: 'A year' })).toBeChecked());
});

test('the days of the page are kept, and what can no longer be chosen is not', async () => {
  const { core, user, unmount } = await open('empty', '#/summary', (core) => {
    // What the page says is of no matter here.
    core.summaryPages = () => new Promise(() => {});
  });
  await user.click(await screen.findByRole('radio', { name: 'Last 90 days' }));
  await again(core, unmount, '#/summary');
  await waitFor(() => expect(screen.getByRole('radio', { name: 'Last 90 days' })).toBeChecked());
  await core.keepView('summary', 'a period of another version');
  await again(core, cleanup, '#/summary');
  await waitFor(() => expect(screen.getByRole('radio', { name: 'Last 28 days' })).toBeChecked());
});

test('the diary opens with what its days must hold, says so, and lets go of it', async () => {
  const { core, user, unmount } = await open('demo', '#/diary');
  await user.click(await screen.findByText('Show only some days'));
  await user.click(screen.getByRole('checkbox', { name: 'Days with a spasm' }));
  await again(core, unmount, '#/diary');
  await user.click(await screen.findByRole('button', { name: /Take off: Days with a spasm/ }));
  await waitFor(() => expect(location.hash).toBe('#/diary'));
  await atRest();
  expect(await core.keptView('diary')).toBe('');
});
