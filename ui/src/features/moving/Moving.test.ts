import { screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import { at } from '../../states';

test('a rest is for today, is taken back with one press, and says when it ends by itself', async () => {
  const { core, user } = await open('free', '#/rest');
  await user.click(await screen.findByRole('checkbox', { name: /move a little/ }));
  await user.click(screen.getByRole('button', { name: 'Rest for today' }));
  expect(await screen.findByText(/It ends by itself, 23 November, 8:00 am/)).toBeVisible();
  expect((await core.moving()).rest).toMatchObject({ lying: 'bed', remind: true });
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect((await core.moving()).rest).toBeNull());
});

test('in the morning Today asks how it goes on, and a second day in bed brings the caution', async () => {
  const { core, user } = await open('empty', '#/today', async (core) => {
    await core.beginRest('bed', false);
    await core.until('2026-11-23T09:00:00+01:00');
  });
  const asked = await screen.findByRole('group', { name: 'Your day of rest is over' });
  await user.click(within(asked).getByRole('button', { name: 'One more day of rest' }));
  expect(await screen.findByText(/2 days in a row mostly in bed/)).toBeVisible();
  expect((await core.moving()).asks).toBeNull();
});

test('hills come with their tip, and a walk is timed and stands in What helps', async () => {
  const { core, user } = await open('free', '#/rest');
  expect(await screen.findByText('Flat ground is the better choice.')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Hills' }));
  expect(screen.getByText(/^Hills can make a spasm worse/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Start the walk' }));
  expect(await screen.findByRole('heading', { name: 'Walk: Hills' })).toBeVisible();
  await core.until(at('14:20'));
  await user.click(await screen.findByRole('radio', { name: '3' }));
  await user.click(screen.getByRole('button', { name: 'I have stopped' }));
  await waitFor(async () => expect((await core.moving()).spell).toBeNull());
  const [tried] = (await core.reliefs('four-weeks', 10)).list;
  expect(tried).toMatchObject({ kind: 'walk', name: 'hill', after: 3 });
  expect((await core.moving()).walkedToday).toMatchObject({ walks: 1, timed: 1, minutes: 5 });
  expect(await screen.findByText(/Walks today: 1, 5 minutes\./)).toBeVisible();
});

test('who went on once the time was up says so, and a walk that is only noted counts as a walk', async () => {
  const { core, user } = await open('free', '#/rest', async (core) => {
    const [before, after, minutes, name, note] = [null, null, null, null, ''];
    await core.addRelief({ kind: 'walk', when: at('09:00'), name, before, after, minutes, note });
    await core.beginSpell({ kind: 'walk', name: 'flat', minutes: 5, before: null });
  });
  expect(await screen.findByText(/Walks today: 2, minutes not noted\./)).toBeVisible();
  await core.until(at('14:22'));
  await user.click(await screen.findByRole('button', { name: 'I went on until now' }));
  expect(await screen.findByText(/Walks today: 2, at least 11 minutes\./)).toBeVisible();
});

test('habits are off until they are wanted, and can be left again', async () => {
  const { core, user } = await open('free', '#/rest');
  expect(screen.queryByRole('textbox', { name: /Weight/ })).toBeNull();
  await user.click(await screen.findByRole('button', { name: 'Keep habits here' }));
  await user.type(await screen.findByRole('textbox', { name: /Weight/ }), '82 kg');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect((await core.habits()).today.weight).toBe('82 kg'));
  await user.click(screen.getByRole('button', { name: 'Keep no habits' }));
  expect(await screen.findByRole('button', { name: 'Keep habits here' })).toBeVisible();
});

test('a position is timed from the next ten minutes, and taken back', async () => {
  const { core, user } = await open('free', '#/ease');
  const [first] = await screen.findAllByRole('button', { name: 'Time it: On my back, knees up' });
  if (first) await user.click(first);
  await user.click(await screen.findByRole('button', { name: 'Start the timer' }));
  expect(await screen.findByRole('timer')).toHaveTextContent(/^\d+:\d\d$/);
  expect((await core.moving()).spell).toMatchObject({ kind: 'position', name: 'on-back', minutes: 10 });
  await user.click(screen.getByRole('button', { name: 'Take it back' }));
  await waitFor(async () => expect((await core.moving()).spell).toBeNull());
  expect((await core.reliefs('four-weeks', 10)).list).toHaveLength(0);
});

test('the weeks of walking stand in the charts', async () => {
  await open('free', '#/charts', async (core) => {
    await core.beginSpell({ kind: 'walk', name: 'flat', minutes: 5, before: null });
    await core.until(at('14:30'));
  });
  expect(await screen.findByText('Walking, week by week')).toBeVisible();
});
