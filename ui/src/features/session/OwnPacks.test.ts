import { screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import { atRest, type Core } from '../../core-in-test';
import { at } from '../../states';

const card = async () => within(await screen.findByRole('region', { name: 'Your packs and pads' }));

test('a pack is told, its limit holds at the start, and it is offered as last time', async () => {
  const { core, user } = await open('demo', '#/session/cold', (core) => {
    core.startSession = vi.fn(core.startSession);
  });
  await user.click((await card()).getByRole('button', { name: 'Add a pack or pad' }));
  const form = within(screen.getByRole('form', { name: 'A pack or pad of yours' }));
  await user.click(form.getByRole('radio', { name: 'Gel pack' }));
  await user.type(form.getByRole('textbox', { name: /^What do you call it/ }), 'Blue one');
  await user.type(form.getByRole('textbox', { name: /^Most minutes its maker allows/ }), '10');
  await user.click(form.getByRole('button', { name: 'Save it' }));
  expect(await screen.findByText('Your pack is saved.')).toBeVisible();

  await user.click(await screen.findByRole('radio', { name: 'Blue one' }));
  expect(screen.getByText('Blue one: its maker allows 10 minutes at most.')).toBeVisible();
  expect(screen.getByRole('radio', { name: '10 min' })).toBeChecked();
  expect(screen.queryByRole('radio', { name: '15 min' })).toBeNull();
  await user.click(screen.getByRole('checkbox', { name: /wrapped in cloth/ }));
  const start = screen.getByRole('button', { name: 'Start cold' });
  await user.click(start);
  expect(core.startSession).not.toHaveBeenCalled();
  expect(screen.getByText('Please answer this first.')).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: 'I have read it' }));
  await user.click(start);
  await atRest();
  const [own] = (await core.sessions()).ownPacks;
  expect(core.startSession).toHaveBeenCalledWith(expect.objectContaining({ ownPack: own?.id, minutes: 10 }));
  expect(own?.readAt).not.toBeNull();
  expect(await screen.findByText(/Take it off at 2:20 pm/)).toBeVisible();
  // Told once, it is chosen by itself from then on, and asks nothing more.
  const again = within(screen.getByRole('region', { name: 'Start a session' }));
  await user.click(again.getByRole('radio', { name: 'Heat' }));
  await user.click(again.getByRole('radio', { name: 'Cold' }));
  // No place is chosen yet: it is not all as last time.
  expect(screen.getByRole('radio', { name: 'Blue one' })).toBeChecked();
  expect(screen.queryByRole('checkbox', { name: 'I have read it' })).toBeNull();
});

test('"as last time" stands only where kind, pack, place and length are those of last time', async () => {
  const { core, user } = await open('free', '#/session/cold', async (core) => {
    const { id } = await core.saveOwnPack(null, { kind: 'gel-pack', name: 'Blue one', most: null, read: true }, null);
    const start = { kind: 'cold', places: ['low-back-left'], minutes: 15, ownPack: id, before: null, confirmed: [] };
    const on = await core.startSession(start as Parameters<Core['startSession']>[0]);
    await core.until(at('14:25'));
    await core.packIsOff(on.id, 'just-now');
    await core.until(at('16:40'));
  });
  const form = within(await screen.findByRole('region', { name: 'Start a session' }));
  const blue = (words = '') => form.queryByRole('radio', { name: `Blue one${words}` });
  const press = (name: string) => user.click(form.getByRole('radio', { name }));
  expect(blue(', as last time')).toBeChecked();
  await press('16 min');
  expect(blue(', as last time')).toBeNull();
  expect(blue()).toBeChecked();
  await press('15 min');
  expect(blue(', as last time')).toBeChecked();
  await user.click(form.getByRole('checkbox', { name: /^Neck, left/ }));
  expect(blue()).toBeChecked();
  // Last time it was another one, though this is the one that is chosen first.
  const other = { kind: 'cold', places: ['low-back-left'], minutes: 15, ownPack: null, before: null, confirmed: [] };
  const on = await core.startSession(other as Parameters<Core['startSession']>[0]);
  await core.until(at('16:55'));
  await core.packIsOff(on.id, 'just-now');
  await core.until(at('19:10'));
  await user.click((await screen.findAllByRole('button', { name: /^Cold again: low back, left/ }))[0] as HTMLElement);
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByRole('radio', { name: 'Blue one' })).toBeChecked();
  expect(dialog.queryByRole('radio', { name: /as last time/ })).toBeNull();
});

test('nothing is asked of who has told of no pack', async () => {
  await open('demo', '#/session/cold');
  expect(await screen.findByRole('button', { name: 'Start cold' })).toBeVisible();
  expect(screen.queryByRole('group', { name: /^Which one/ })).toBeNull();
});

test('a plan keeps its pack, and the slot starts with it', async () => {
  const { core, user } = await open('demo', '#/session', (core) => {
    core.startSession = vi.fn(core.startSession);
  });
  const { id } = await core.saveOwnPack(null, { kind: 'gel-pack', name: '', most: 8, read: true }, null);
  await user.click(await screen.findByRole('button', { name: 'Make a plan' }));
  const form = within(screen.getByRole('region', { name: 'Your plan' }));
  await user.click(form.getByRole('radio', { name: 'Cold' }));
  await user.click(await form.findByRole('radio', { name: 'Gel pack' }));
  await user.click(form.getByRole('button', { name: 'Save the plan' }));
  expect(await screen.findByText('Your plan is saved.')).toBeVisible();
  const [slot] = (await core.sessions()).slots;
  expect(slot).toMatchObject({ minutes: 8, allowed: 8, ownPack: { id } });
  await core.until(at('14:12'));
  await user.click(await screen.findByRole('button', { name: /^Start: Cold now/ }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('with: Gel pack')).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'All of it. Start cold' }));
  await atRest();
  expect(core.startSession).toHaveBeenCalledWith(expect.objectContaining({ ownPack: id, minutes: 8, allowed: 8 }));
});

test('the start of a plan that is older than the list asks which pack it is, and keeps to its limit', async () => {
  const { core, user } = await open('demo', '#/session', (core) => {
    core.startSession = vi.fn(core.startSession);
  });
  await user.click(await screen.findByRole('button', { name: 'Make a plan' }));
  const form = within(screen.getByRole('region', { name: 'Your plan' }));
  await user.click(form.getByRole('radio', { name: 'Cold' }));
  await user.click(form.getByRole('button', { name: 'Save the plan' }));
  expect(await screen.findByText('Your plan is saved.')).toBeVisible();
  const { id } = await core.saveOwnPack(null, { kind: 'gel-pack', name: '', most: 8, read: true }, null);
  await core.until(at('14:12'));
  await user.click(await screen.findByRole('button', { name: /^Start: Cold now/ }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByRole('radio', { name: 'Gel pack' })).toBeChecked();
  await user.click(dialog.getByRole('button', { name: 'All of it. Start cold' }));
  await atRest();
  expect(core.startSession).toHaveBeenCalledWith(expect.objectContaining({ ownPack: id, minutes: 8 }));
});

test('a pack once more goes by the list that came since, and keeps to the limit of what is on it', async () => {
  const { core, user } = await open('free', '#/today', (core) => {
    core.startSession = vi.fn(core.startSession);
  });
  const { id } = await core.saveOwnPack(null, { kind: 'gel-pack', name: '', most: 10, read: true }, null);
  await user.click(await screen.findByRole('button', { name: /^Cold again/ }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByRole('radio', { name: 'Gel pack' })).toBeChecked();
  await user.click(dialog.getByRole('button', { name: 'All of it. Start cold' }));
  await atRest();
  expect(core.startSession).toHaveBeenCalledWith(expect.objectContaining({ ownPack: id, minutes: 10 }));
});

test('a bath goes on without a word of cloth, and what was ticked for it stands for no other pack', async () => {
  const { core, user } = await open('demo', '#/session/heat');
  await core.saveOwnPack(null, { kind: 'bath', name: '', most: null, read: false }, null);
  await user.click(await screen.findByRole('radio', { name: 'Bath or shower' }));
  const ready = screen.getByRole('checkbox', { name: /My skin there is healthy/ });
  expect(ready).not.toHaveAccessibleName(/cloth|what came with the pack/);
  await user.click(ready);
  await user.click(screen.getByRole('radio', { name: 'Another one' }));
  const other = screen.getByRole('checkbox', { name: /It is wrapped in cloth/ });
  expect(other).not.toBeChecked();
});

test('a pack that is off the list comes back by Undo, and a wrap is only told', async () => {
  const { core, user } = await open('demo', '#/session/heat');
  await core.saveOwnPack(null, { kind: 'wrap', name: '', most: 480, read: false }, null);
  expect(await (await card()).findByText('not timed')).toBeVisible();
  expect(screen.queryByRole('radio', { name: 'Wrap that warms for hours' })).toBeNull();
  const remove = { name: 'Take it off the list: Wrap that warms for hours' };
  await user.click((await card()).getByRole('button', remove));
  expect(await screen.findByText('It is off your list.')).toBeVisible();
  expect((await core.sessions()).ownPacks).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await (await card()).findByRole('button', remove)).toBeVisible();
});

test('what no maker allows is said at its field, and nothing is kept', async () => {
  const { core, user } = await open('demo', '#/session');
  await user.click((await card()).getByRole('button', { name: 'Add a pack or pad' }));
  const form = within(screen.getByRole('form', { name: 'A pack or pad of yours' }));
  await user.click(form.getByRole('button', { name: 'Save it' }));
  expect(form.getByText('Say what it is.')).toBeVisible();
  await user.click(form.getByRole('radio', { name: 'Ice' }));
  await user.type(form.getByRole('textbox', { name: /^Most minutes its maker allows/ }), '2');
  await user.click(form.getByRole('button', { name: 'Save it' }));
  expect(await form.findByText(/^A maker allows 5 to 720 minutes/)).toBeVisible();
  expect((await core.sessions()).ownPacks).toEqual([]);
});

test('which pack it was is set right in the diary, and its limit is judged by that', async () => {
  const { core, user } = await open('demo', '#/diary');
  await core.saveOwnPack(null, { kind: 'bottle', name: 'Old bottle', most: null, read: true }, null);
  const { id } = await core.saveOwnPack(null, { kind: 'bottle', name: 'Red bottle', most: 10, read: true }, null);
  const [old] = (await core.sessions()).ownPacks;
  const times = { started: at('13:00'), ended: at('13:15') };
  const told = { kind: 'heat' as const, places: ['neck-left'], before: null, after: null, skin: null, ...times };
  await core.recordSession({ ...told, ownPack: old?.id ?? null });
  await core.setOwnPackDeleted(old?.id ?? 0, true);
  await user.click(await screen.findByRole('button', { name: /^Change the pack: Heat, 1:00/ }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByRole('radio', { name: 'Old bottle, off your list' })).toBeChecked();
  await user.click(await dialog.findByRole('radio', { name: 'Red bottle' }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/^Saved. It was on for longer than its maker allows/)).toBeVisible();
  const [kept] = (await core.sessions()).recent;
  expect(kept).toMatchObject({ ownPack: { id }, outside: 'past-maker' });
});

test('a plan shows a pack that is off the list, and lets go of it', async () => {
  const { core, user } = await open('demo', '#/session');
  const { id } = await core.saveOwnPack(null, { kind: 'gel-pack', name: 'Blue', most: 8, read: true }, null);
  await user.click(await screen.findByRole('button', { name: 'Make a plan' }));
  const form = () => within(screen.getByRole('region', { name: 'Your plan' }));
  await user.click(form().getByRole('radio', { name: 'Cold' }));
  await user.click(await form().findByRole('radio', { name: 'Blue' }));
  await user.click(form().getByRole('button', { name: 'Save the plan' }));
  expect(await screen.findByText('with: Blue')).toBeVisible();
  await core.setOwnPackDeleted(id, true);
  expect(await screen.findByText('with: Blue, off your list')).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^Change the plan/ }));
  expect(await form().findByRole('radio', { name: 'Blue, off your list' })).toBeChecked();
  expect(form().getByText('Blue: its maker allows 8 minutes at most.')).toBeVisible();
  await user.click(form().getByRole('radio', { name: 'Another one' }));
  expect(form().queryByText(/its maker allows/)).toBeNull();
  await user.click(form().getByRole('button', { name: 'Save the plan' }));
  await waitFor(() => expect(screen.queryByText(/^with: Blue/)).toBeNull());
  expect((await core.sessions()).plans[0]).toMatchObject({ coldPack: null, coldMinutes: 15 });
});

test('a wrap is not lain on', async () => {
  const { user } = await open('demo', '#/session');
  await user.click((await card()).getByRole('button', { name: 'Add a pack or pad' }));
  const form = within(screen.getByRole('form', { name: 'A pack or pad of yours' }));
  expect(form.queryByText(/Do not lie on it/)).toBeNull();
  await user.click(form.getByRole('radio', { name: 'Wrap that warms for hours' }));
  expect(form.getByText(/Do not lie on it/)).toBeVisible();
});

test('who uses heat on most days is told to look for what it leaves', async () => {
  const { core, user } = await open('demo', '#/session/heat');
  const often = /^You used heat on most days/;
  expect(await screen.findByRole('button', { name: 'Start heat' })).toBeVisible();
  expect(screen.queryByText(often)).toBeNull();
  const told = { kind: 'heat' as const, ownPack: null, places: ['neck-left'], before: null, after: null, skin: null };
  for (const ago of Array.from({ length: 15 }, (_, day) => day + 1))
    await core.recordSession({ ...told, started: at('08:00', ago), ended: at('08:15', ago) });
  expect(await screen.findByText(often)).toBeVisible();
  const start = within(screen.getByRole('region', { name: 'Start a session' }));
  await user.click(start.getByRole('radio', { name: 'Cold' }));
  expect(screen.queryByText(often)).toBeNull();
  // Who tells a wrap that is off, and starts none, is told there.
  await user.click(screen.getByText('I already did this'));
  const form = within(screen.getByText('I already did this').closest('details') as HTMLElement);
  await user.click(form.getByRole('radio', { name: 'Heat' }));
  expect(form.getByText(often)).toBeVisible();
});
