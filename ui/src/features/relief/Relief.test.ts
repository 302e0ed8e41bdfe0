import { screen, waitFor, within } from '@testing-library/svelte';

import { open, refusal } from '../../app-in-test';

test('a session starts only after the tick, with what was chosen', async () => {
  const { fake, user } = await open('demo', '#/relief/cold', (core) => {
    core.startSession = vi.fn(core.startSession);
  });
  const start = await screen.findByRole('button', { name: 'Start cold' });
  await user.click(start);
  expect(fake.startSession).not.toHaveBeenCalled();
  expect(screen.getByText('Please read and tick this first.')).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: /wrapped in cloth/ }));
  await user.click(screen.getByRole('radio', { name: '18 min' }));
  await user.click(start);
  expect(fake.startSession).toHaveBeenCalledWith({
    kind: 'cold',
    places: ['low-back-left'],
    minutes: 18,
    before: null,
  });
  expect(await screen.findByText(/Take it off at 14:28/)).toBeVisible();
});

test('a refusal says why, and the choices stay', async () => {
  const why = 'The skin at low back, left rests until 16:20.';
  const { user } = await open('demo', '#/relief/heat', (core) => {
    core.startSession = () => Promise.reject({ ...refusal('places', why), kind: 'refused' });
  });
  await user.click(await screen.findByRole('checkbox', { name: /wrapped in cloth/ }));
  await user.click(screen.getByRole('button', { name: 'Start heat' }));
  expect(await screen.findByText(why)).toBeVisible();
  expect(screen.getByRole('checkbox', { name: /wrapped in cloth/ })).toBeChecked();
});

test('a pack with a shorter limit lowers the time', async () => {
  const { fake, user } = await open('demo', '#/relief/cold', (core) => {
    core.startSession = vi.fn(core.startSession);
  });
  await user.click(await screen.findByRole('radio', { name: 'My pack says less' }));
  const minutes = screen.getByRole('textbox', { name: 'Minutes my pack allows' });
  await user.clear(minutes);
  await user.type(minutes, '8');
  await user.click(screen.getByRole('checkbox', { name: /wrapped in cloth/ }));
  await user.click(screen.getByRole('button', { name: 'Start cold' }));
  expect(vi.mocked(fake.startSession).mock.calls[0]?.[0].minutes).toBe(8);
});

test('the end is saved at the press; the answers come after it and do not move it', async () => {
  const { fake, user } = await open('session', '#/today', (core) => {
    core.stopSession = vi.fn(core.stopSession);
  });
  await user.click(await screen.findByRole('button', { name: 'It is off' }));
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  expect(fake.stopSession).toHaveBeenCalledExactlyOnceWith(1, { when: 'now', after: null, skin: null });
  await user.click(within(dialog).getByRole('radio', { name: 'Numb' }));
  expect(within(dialog).getByText(/Let feeling come back/)).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  expect(fake.stopSession).toHaveBeenLastCalledWith(1, {
    when: expect.stringMatching(/^2026-11-22T14:10:4\d\+01:00$/),
    after: null,
    skin: 'numb',
  });
  await user.click(await screen.findByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'It is off' })).toBeNull());
});

test('the skin check is answered with one press', async () => {
  const { fake, user } = await open('check', '#/today', (core) => {
    core.skinIsFine = vi.fn(core.skinIsFine);
  });
  await user.click(await screen.findByRole('button', { name: 'It looks fine' }));
  expect(fake.skinIsFine).toHaveBeenCalledWith(1);
  expect(await screen.findByText(/You said the skin looked fine/)).toBeVisible();
});

test('a tick on the safety sheet keeps sessions back, but not what really happened', async () => {
  const { user } = await open('sheet', '#/relief');
  await user.click(await screen.findByRole('checkbox', { name: /fever/ }));
  await user.click(screen.getByRole('button', { name: 'I have read this' }));
  expect(await screen.findByText(/doctor or nurse should hear first/)).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Start/ })).toBeNull();
  expect(screen.getByText('I already did this')).toBeVisible();
});

test('the time left moves on, and the title of the window says it', async () => {
  await open('session', '#/today');
  await screen.findByText(/Take it off at 14:20/);
  await waitFor(() => expect(document.title).toMatch(/^9:1\d left · Respite$/));
});

test('half an hour later one number is asked for, and none is sent unasked', async () => {
  const { fake, user } = await open('rest', '#/today', (core) => {
    core.painLater = vi.fn(core.painLater);
  });
  const scale = await screen.findByRole('group', { name: 'How is the pain now?' });
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  await user.click(within(scale).getByRole('radio', { name: '0' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(fake.painLater).toHaveBeenCalledWith(7, 0);
});
