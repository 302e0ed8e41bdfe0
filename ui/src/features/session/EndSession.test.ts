import { render, screen, waitFor, within } from '@testing-library/svelte';

import App from '../../App.svelte';
import { open } from '../../app-in-test';
import { later } from '../../backend/moment';
import { atRest } from '../../core-in-test';
import { at } from '../../states';

test('the end is saved at the press; the answers come after it and do not move it', async () => {
  const { core, user } = await open('session', '#/today', (core) => {
    core.packIsOff = vi.fn(core.packIsOff);
    core.stopSession = vi.fn(core.stopSession);
  });
  await user.click(await screen.findByRole('button', { name: 'It is off' }));
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  expect(core.packIsOff).toHaveBeenCalledExactlyOnceWith(1, 'pressed');
  expect(core.stopSession).not.toHaveBeenCalled();
  await user.click(within(dialog).getByRole('radio', { name: 'Numb' }));
  expect(within(dialog).getByText('Leave the skin bare.')).toBeVisible();
  expect(within(dialog).getByText(/^Get help from a doctor or nurse now/)).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  expect(core.stopSession).toHaveBeenLastCalledWith(1, {
    when: expect.stringMatching(/^2026-11-22T14:10:4\d\+01:00$/),
    after: null,
    skin: 'numb',
  });
  await user.click(await screen.findByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'It is off' })).toBeNull());
});

test('skin that turns bad later is told beside its session, and how is not left open', async () => {
  const { core, user } = await open('rest', '#/session', (core) => {
    core.stopSession = vi.fn(core.stopSession);
    core.packIsOff = vi.fn(core.packIsOff);
  });
  await user.click(await screen.findByRole('button', { name: /^Skin looks wrong: / }));
  expect(core.packIsOff).toHaveBeenCalledExactlyOnceWith(1, 'skin-wrong');
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  expect(within(dialog).getByText('Please answer this first.')).toBeVisible();
  expect(core.stopSession).not.toHaveBeenCalled();
  await user.click(within(dialog).getByRole('radio', { name: /^Blisters/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  expect(vi.mocked(core.stopSession).mock.calls[0]?.[1].skin).toBe('blistered');
});

test('skin that was told wrong by a slip can be said to be one however late it is asked about', async () => {
  const { core, user } = await open('session', '#/today', async (core) => {
    await core.packIsOff(1, 'skin-wrong');
    await core.until(later((await core.today()).now, 50 * 60_000));
  });
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  await user.click(within(dialog).getByRole('radio', { name: 'Told by mistake' }));
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const view = await core.sessions();
  expect(view.beforeStart.heldSkin).toEqual([]);
  expect(view.recent.find(({ id }) => id === 1)?.skin).toBeNull();
});

test.each([
  ['untouched', null],
  ['with what was chosen at once', 'Bright red or blotchy'],
])('bad skin stays in the diary where the question stood open while nobody looked, %s', async (_, chosen) => {
  const { core, user } = await open('session', '#/today', async (core) => {
    await core.packIsOff(1, 'skin-wrong');
  });
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  expect(within(dialog).getByRole('radio', { name: 'It looks normal after all' })).toBeVisible();
  if (chosen) await user.click(within(dialog).getByRole('radio', { name: chosen }));
  await core.until(later((await core.today()).now, 45 * 60_000));
  await user.click(await within(dialog).findByRole('radio', { name: 'It looks normal again' }));
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const view = await core.sessions();
  expect(view.beforeStart.heldSkin).toEqual([]);
  expect(view.recent.find(({ id }) => id === 1)?.skin).toBe('red');
});

test('bad skin that is fine by the time it is asked about stays in the diary', async () => {
  const { core, user } = await open('session', '#/today', async (core) => {
    core.setSkinMistaken = vi.fn(core.setSkinMistaken);
    await core.packIsOff(1, 'skin-wrong');
    await core.until(later((await core.today()).now, 50 * 60_000));
  });
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  await user.click(within(dialog).getByRole('radio', { name: 'It looks normal again' }));
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(core.setSkinMistaken).not.toHaveBeenCalled();
  const view = await core.sessions();
  expect(view.beforeStart.heldSkin).toEqual([]);
  expect(view.recent.find(({ id }) => id === 1)?.skin).toBe('red');
});

test('skin of which it was said elsewhere that it looks normal again is heard once more without a word', async () => {
  const { core, user } = await open('session', '#/today', async (core) => {
    await core.packIsOff(1, 'skin-wrong');
    await core.until(later((await core.today()).now, 50 * 60_000));
  });
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  await core.skinLooksNormal([]);
  await waitFor(async () => expect((await core.today()).heldSkin).toEqual([]));
  await user.click(await within(dialog).findByRole('radio', { name: 'It looks normal again' }));
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect((await core.sessions()).recent.find(({ id }) => id === 1)?.skin).toBe('red');
});

test.each(['off', 'already'] as const)(
  'that the skin looks wrong is kept by the press, and how is asked (%s)',
  async (answer) => {
    const { core, user } = await open('session', '#/session', (core) => {
      const press = core.packIsOff;
      core.packIsOff = vi.fn(async (id, said) => {
        // Somebody says so in the terminal, just before.
        if (answer === 'already') await press(id, 'pressed');
        return press(id, said);
      });
      core.stopSession = vi.fn(core.stopSession);
      core.setSkinMistaken = vi.fn(core.setSkinMistaken);
    });
    await user.click(await screen.findByRole('button', { name: 'Skin looks wrong' }));
    expect(core.packIsOff).toHaveBeenCalledExactlyOnceWith(1, 'skin-wrong');
    const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
    expect(await within(dialog).findByText('Take the pack off if it is still on, and keep it off.')).toBeVisible();
    const off = await vi.mocked(core.packIsOff).mock.results[0]?.value;
    expect(off).toMatchObject({ answer, session: { skin: 'red', skinTellings: [1] } });
    await user.click(within(dialog).getByRole('radio', { name: 'It looks normal after all' }));
    await user.click(within(dialog).getByRole('button', { name: 'Done' }));
    expect(core.setSkinMistaken).toHaveBeenCalledExactlyOnceWith([1], true);
    expect(core.stopSession).not.toHaveBeenCalled();
  },
);

test('what was told of skin by mistake is taken back beside it', async () => {
  const { core, user } = await open('held', '#/session', (core) => {
    core.setSkinMistaken = vi.fn(core.setSkinMistaken);
  });
  await user.click(await screen.findByRole('button', { name: /^Told by mistake: Mid back/ }));
  expect(core.setSkinMistaken).toHaveBeenCalledExactlyOnceWith([2], true);
  // The slip may have been the other one.
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(core.setSkinMistaken).toHaveBeenLastCalledWith([2], false);
});

test('blisters that are told anew are blisters, whatever was told of that pack before', async () => {
  const { core, user } = await open('rest', '#/session', async (core) => {
    await core.packIsOff(1, 'skin-wrong');
    await core.stopSession(1, { when: '', after: null, skin: 'blistered' });
    await core.until(at('20:00', -1));
    await core.skinLooksNormal([]);
    core.stopSession = vi.fn(core.stopSession);
  });
  await user.click(await screen.findByRole('button', { name: /^Skin looks wrong: / }));
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  await user.click(within(dialog).getByRole('radio', { name: /^Blisters/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  expect(vi.mocked(core.stopSession).mock.calls[0]?.[1].skin).toBe('blistered');
});

test('that it is off was a slip: it is still on', async () => {
  const { core, user } = await open('session', '#/today');
  await user.click(await screen.findByRole('button', { name: 'It is off' }));
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  await user.click(within(dialog).getByRole('button', { name: 'It is still on' }));
  expect(await screen.findByText(/It is still on, as if you had not said so/)).toBeVisible();
  await waitFor(async () => expect((await core.today()).running).toHaveLength(1));
});

test('a slip that was taken back is asked about once the pack really came off, by whoever said so', async () => {
  const { core, user } = await open('session', '#/today');
  await user.click(await screen.findByRole('button', { name: 'It is off' }));
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  await user.click(within(dialog).getByRole('button', { name: 'It is still on' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const [session] = (await core.today()).running;
  // As a press on the notice says it.
  await core.packIsOff(session?.id ?? 0, 'pressed');
  expect(await screen.findByRole('dialog', { name: 'The pack is off' })).toBeVisible();
});

test('how it went is asked of a pack that came off while there was no window', async () => {
  await open('session', '#/charts', async (core) => {
    const [session] = (await core.today()).running;
    await core.packIsOff(session?.id ?? 0, 'pressed');
  });
  expect(await screen.findByRole('dialog', { name: 'The pack is off' })).toBeVisible();
});

test('how it went says of which pack it is asked, and is asked once', async () => {
  const { core, user, unmount } = await open('session', '#/today', async (core) => {
    const [session] = (await core.today()).running;
    await core.packIsOff(session?.id ?? 0, 'pressed');
  });
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  expect(within(dialog).getByText(/^Cold on low back, left, put on at /)).toBeVisible();
  expect(within(dialog).getByText('Pain now')).toBeVisible();
  await core.until(later((await core.today()).now, 30 * 60_000));
  window.dispatchEvent(new Event('focus'));
  await waitFor(() => expect(within(dialog).queryByText('Pain now')).toBeNull());
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  await waitFor(async () => expect((await core.today()).justOff).toEqual([]));
  // Another window, or this one made anew.
  unmount();
  render(App, { backend: core });
  await screen.findByRole('heading', { level: 1 });
  await atRest();
  expect(screen.queryByRole('dialog', { name: 'The pack is off' })).toBeNull();
});
