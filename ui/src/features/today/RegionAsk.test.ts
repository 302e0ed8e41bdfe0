import { screen, waitFor } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import type { Core } from '../../core-in-test';
import type { Region } from '../../backend/port';

/** What this computer's system says of where one lives. */
const system = (likelyRegion: Region | null) => (core: Core) => {
  const surroundings = core.surroundings;
  core.surroundings = async () => ({ ...(await surroundings()), likelyRegion });
};

test('the first start asks where one is, with what the system says, and one press answers', async () => {
  const { core, user } = await open('empty', '#/today', system('uk'));
  expect(await screen.findByText('Where are you? This computer says: United Kingdom.')).toBeVisible();
  expect((await core.settings()).region).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Yes, that is right' }));
  await waitFor(() => expect(screen.queryByText(/Where are you/)).toBeNull());
  expect((await core.settings()).region).toBe('uk');
});

test('another place is chosen, and a number to call where none is known', async () => {
  const { core, user } = await open('empty', '#/today', system('us'));
  await user.click(await screen.findByRole('button', { name: 'Somewhere else' }));
  await user.click(screen.getByRole('radio', { name: 'Elsewhere' }));
  await user.type(await screen.findByRole('textbox', { name: /number/i }), '000');
  await user.click(screen.getByRole('button', { name: 'Save the number' }));
  await waitFor(async () => expect(await core.settings()).toMatchObject({ region: 'other', emergencyNumber: '000' }));
  await user.click(screen.getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(screen.queryByRole('radio')).toBeNull());
});

test('who says nothing is not asked again, and writes as ever', async () => {
  const { core, user } = await open('empty', '#/today', system(null));
  await user.click(await screen.findByRole('button', { name: 'Not now' }));
  expect(screen.queryByText(/Where are you/)).toBeNull();
  expect((await core.settings()).region).toBeNull();
  await user.keyboard('s');
  expect(await screen.findByText(/saved, 14:10/)).toBeVisible();
});
