// Times and weeks are written as where the person lives, on every screen.
import { screen, within } from '@testing-library/svelte';

import { open } from './app-in-test';
import type { Core } from './core-in-test';
import type { Region } from './backend/port';
import { SCREENS } from './screens';

const BY_24 = /\b(0\d|1\d|2[0-3]):[0-5]\d\b(?! [ap]m)/;
const BY_12 = /\b\d{1,2}:[0-5]\d [ap]m\b/;

const live = (region: Region) => async (core: Core) =>
  core.changeSettings({ ...(await core.settings()), region }, null);

const addresses = [...SCREENS.map(({ name }) => `#/${name}`), '#/signs/daily', '#/medicines/1', '#/doctor/new'];

test.each(addresses)('no clock of 24 hours is read where hours are counted to twelve: %s', async (address) => {
  for (const state of ['shelf', 'rest']) {
    const { container, unmount } = await open(state, address, live('us'));
    await screen.findByRole('heading', { level: 1 });
    expect(container.textContent).not.toMatch(BY_24);
    unmount();
  }
});

test.each(addresses)('and no clock of twelve where they are not: %s', async (address) => {
  const { container } = await open('demo', address, live('eu'));
  expect(container.textContent).not.toMatch(BY_12);
});

test('the region is heard of while the window is open, and the week begins where it does there', async () => {
  const { core } = await open('demo', '#/charts', live('eu'));
  const first = async () =>
    within(await screen.findByRole('table', { name: 'November 2026' })).getAllByRole('columnheader')[0]?.textContent;
  expect(await first()).toBe('Mon');
  expect(screen.getAllByText(/06:00/).length).toBeGreaterThan(0);
  await live('us')(core);
  expect(await screen.findAllByText(/6:00 am/)).not.toHaveLength(0);
  expect(await first()).toBe('Sun');
});
