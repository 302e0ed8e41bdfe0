import { screen, waitFor } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import type { Core } from '../../core-in-test';

const heading = () => screen.findByRole('heading', { level: 1 });

async function spasmNow(state: string, prepare?: (core: Core) => unknown) {
  const shown = await open(state, '#/today', prepare);
  await screen.findByRole('button', { name: /I have a spasm now/ });
  await shown.user.keyboard('s');
  await screen.findByText(/^Spasm saved, \d{1,2}:\d\d/);
  return shown;
}

test('a spasm that is saved leads on to what can ease it, and Escape goes back with nothing more written', async () => {
  const { core, user } = await spasmNow('free');
  expect(await heading()).toHaveTextContent('The next ten minutes');
  const before = await core.today();
  expect(before.entries[0]).toMatchObject({ spasms: 1, worst: null, places: [] });
  await user.keyboard('{Escape}');
  await waitFor(async () => expect(await heading()).toHaveTextContent('Today'));
  const after = await core.today();
  expect(after.entries).toEqual(before.entries);
  expect(after.running).toEqual([]);
});

test('cold and heat lead into the form and start nothing', async () => {
  const { core, user } = await spasmNow('free');
  await user.click(screen.getByRole('button', { name: 'Get cold ready' }));
  expect(await heading()).toHaveTextContent('Heat and cold');
  expect(location.hash).toBe('#/session/cold');
  expect((await core.today()).running).toEqual([]);
});

test('both positions are drawn, and told in words', async () => {
  await spasmNow('free');
  expect(screen.getByRole('img', { name: /upper body to about 30 degrees. A cushion under the knees/ })).toBeVisible();
  expect(screen.getByRole('img', { name: /reclining chair.*holds up both legs/ })).toBeVisible();
});

test('the warning signs are one step away', async () => {
  const { user } = await spasmNow('free');
  await user.click(screen.getByRole('button', { name: 'Look at the warning signs' }));
  expect(await heading()).toHaveTextContent('Warning signs');
});

test('who goes through the list first comes back to it, with one spasm', async () => {
  const { core, user } = await spasmNow('free');
  const before = (await core.today()).entries.length;
  await user.click(screen.getByRole('button', { name: 'Look at the warning signs' }));
  await user.click(await screen.findByRole('button', { name: 'None of these today' }));
  expect(await screen.findByText('Saved.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Back to where you were' }));
  expect(await heading()).toHaveTextContent('The next ten minutes');
  expect(await screen.findByRole('radio', { name: '7' })).toBeVisible();
  expect((await core.today()).entries).toHaveLength(before);
});

test('what was said of it stands there again on coming back', async () => {
  const { core, user } = await spasmNow('free');
  const address = location.hash;
  await user.click(await screen.findByRole('radio', { name: '7' }));
  await waitFor(async () => expect((await core.today()).entries[0]).toMatchObject({ worst: 7 }));
  await user.click(screen.getByRole('button', { name: /^Done/ }));
  await screen.findByRole('button', { name: /I have a spasm now/ });
  location.hash = address;
  expect(await screen.findByRole('radio', { name: '7', checked: true })).toBeVisible();
});

test('nobody is told to take anything', async () => {
  await spasmNow('shelf');
  expect(
    await screen.findByText(/^If you take something, keep to its label, or to what your doctor said\./),
  ).toBeVisible();
  expect(screen.queryByText(/1-800-222-1222/)).toBeNull();
});

test('who took too much is told whom to call here, too', async () => {
  await spasmNow('shelf', (core) => core.logDose({ product: 1, units: 4 }));
  expect(await screen.findByText(/1-800-222-1222/)).toBeVisible();
});
