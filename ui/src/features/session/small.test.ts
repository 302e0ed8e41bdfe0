import { screen, waitFor } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import { atRest, type Core } from '../../core-in-test';

function heard(core: Core): [small: boolean, onTop: boolean][] {
  const told: [boolean, boolean][] = [];
  core.setSmall = async (...given) => {
    told.push(given);
    return null;
  };
  return told;
}

async function opened(state: string, address: string) {
  let told: [boolean, boolean][] = [];
  const shown = await open(state, address, (core) => (told = heard(core)));
  await atRest();
  return { ...shown, told };
}

test('the small window holds the pack, the one thing to do, and the way back', async () => {
  const { user, told, container } = await opened('session', '#/entry');
  const note = await screen.findByRole('textbox', { name: /note/i });
  await user.type(note, 'Half a word');
  await user.click(await screen.findByRole('button', { name: 'Small window' }));
  expect(told).toEqual([[true, false]]);
  expect(container.querySelector('#page')).toHaveProperty('inert', true);
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(screen.getByText('Cold on low back, left')).toBeVisible();
  expect(screen.getByRole('button', { name: 'It is off' })).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: 'Keep on top' }));
  expect(told.at(-1)).toEqual([true, true]);
  await user.click(screen.getByRole('button', { name: /Large window/ }));
  expect(told.at(-1)).toEqual([false, true]);
  // What was written beneath is as it was.
  expect(screen.getByRole('textbox', { name: /note/i })).toHaveValue('Half a word');
});

test('its key makes it small and large again; with no pack it does nothing', async () => {
  const { user, told } = await opened('session', '#/diary');
  await screen.findByRole('button', { name: 'Small window' });
  await user.keyboard('w');
  expect(told).toEqual([[true, false]]);
  await user.keyboard('w');
  expect(told).toEqual([
    [true, false],
    [false, false],
  ]);
  const without = await opened('demo', '#/diary');
  await without.user.keyboard('w');
  expect(without.told).toEqual([]);
});

test('letters write nothing beneath it', async () => {
  const { user } = await opened('session', '#/today');
  await screen.findByRole('button', { name: /I have a spasm now/ });
  await user.click(await screen.findByRole('button', { name: 'Small window' }));
  await user.keyboard('sc');
  await atRest();
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.keyboard('w');
  expect(screen.getByRole('heading', { level: 1, name: /^Today/ })).toBeVisible();
  expect(screen.queryByText(/ saved, /)).toBeNull();
  await user.keyboard('s');
  expect(await screen.findByText(/^Spasm saved, /)).toBeVisible();
});

test('what asks more than a press makes it large', async () => {
  const { user, told } = await opened('session', '#/diary');
  await user.click(await screen.findByRole('button', { name: 'Small window' }));
  await user.click(screen.getByRole('button', { name: 'It is off' }));
  await screen.findByRole('dialog', { name: 'The pack is off' });
  await waitFor(() => expect(told.at(-1)).toEqual([false, false]));
});

test('time up is said in it', async () => {
  const { user } = await opened('up', '#/diary');
  await user.keyboard('w');
  expect(await screen.findByRole('heading', { name: 'Take the pack off now' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'It is off' })).toBeVisible();
  expect(screen.getByRole('button', { name: /Large window/ })).toBeVisible();
});

test('help is one press away', async () => {
  const { user, told } = await opened('session', '#/today');
  await user.click(await screen.findByRole('button', { name: 'Small window' }));
  await user.click(screen.getByRole('button', { name: 'Get help' }));
  expect(told.at(-1)).toEqual([false, false]);
  expect(await screen.findByRole('heading', { level: 1, name: 'Get help' })).toBeVisible();
});
