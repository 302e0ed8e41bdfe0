import { screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';

import { open } from '../../app-in-test';
import { instantOf } from '../../backend/moment';
import { atRest, type Core } from '../../core-in-test';
import { at } from '../../states';
import { cueWords } from './exercise-words';

/** Seconds that the hip takes by the usual numbers. */
const HIP = 74;

/** Nothing speaks against exercises. */
async function ready(core: Core) {
  await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: [] });
  await core.clearExercise({ active: true, by: '', on: '' }, null);
}

/** One is on since ten past two, and paused or not. */
async function begun(core: Core, paused: boolean) {
  await ready(core);
  await core.startExercise({ exercise: 'hip', before: 1, first: 'left', halves: false });
  await core.until(at('14:11'));
  if (paused) await core.pauseExercise(null);
}

async function start(user: UserEvent) {
  const pain = await screen.findByRole('group', { name: 'How much does it hurt now?' });
  await user.click(within(pain).getByRole('radio', { name: '1' }));
  await user.click(screen.getByRole('button', { name: 'Start' }));
  await screen.findByText('Get ready');
}

/** The window's own clock goes so much further at once, as that of Windows does while the computer sleeps. */
function sleeps(seconds: number) {
  const real = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => real() + seconds * 1000);
}

const asked = () => screen.findByText('This exercise was left open. How did it end?');

afterEach(() => vi.restoreAllMocks());

test.each([false, true])('of one that was left, paused or not, all is asked as of then: %s', async (paused) => {
  const { core, user } = await open('empty', '#/exercises', async (core) => {
    await begun(core, paused);
    await core.until(at('12:00', -1));
  });
  await asked();
  await user.click(screen.getByRole('button', { name: 'It hurt' }));
  expect(await screen.findByText('You stopped because it hurt.')).toBeVisible();
  expect(screen.getByRole('link', { name: /warning signs/i })).toBeVisible();
  expect(screen.queryByText(/Do no more exercises today/)).toBeNull();
  expect(screen.queryByRole('group', { name: 'How much does it hurt now?' })).toBeNull();
  const pain = screen.getByRole('group', { name: 'How much did it hurt afterwards?' });
  await user.click(within(pain).getByRole('radio', { name: '6' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect((await core.exercises()).done[0]?.after).toBe(6));
});

test('who does not know how it ended is asked for no pain', async () => {
  const { user } = await open('empty', '#/exercises', async (core) => {
    await begun(core, false);
    await core.until(at('12:00', -1));
  });
  await asked();
  await user.click(screen.getByRole('button', { name: 'I do not know' }));
  expect(await screen.findByText('It is closed.')).toBeVisible();
  expect(screen.queryByRole('group', { name: /How much/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(await screen.findByText('Not said')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Pain after/ })).toBeNull();
});

test('pain is told later of one that hurt, in words', async () => {
  const { user } = await open('empty', '#/exercises', async (core) => {
    await begun(core, true);
    await core.endExercise('hurt');
  });
  await user.click(await screen.findByRole('button', { name: /^Pain after: tell it of / }));
  expect(await screen.findByText('You stopped because it hurt.')).toBeVisible();
  expect(screen.getByRole('group', { name: 'How much did it hurt afterwards?' })).toBeVisible();
});

test('whose end is seen did all of it, without a press', async () => {
  const { container, core, user } = await open('empty', '#/exercises/hip', ready);
  await start(user);
  const { on, now } = await core.exercises();
  const clock = vi.spyOn(performance, 'now');
  const [began, cues] = [performance.now() - (on?.position ?? 0), on?.cues ?? []];
  for (const { at: second, cue } of cues.filter(({ cue }) =>
    ['get-ready', 'lift', 'hold', 'lower', 'other-side'].includes(cue),
  )) {
    clock.mockReturnValue(began + second * 1000);
    await core.until(new Date(instantOf(now) + second * 1000).toISOString());
    await waitFor(() => expect(container.querySelector('.phase')).toHaveTextContent(cueWords('hip', cue)));
  }
  await core.until(at('14:12'));
  clock.mockReturnValue(began + HIP * 1000);
  expect(await screen.findByText('You did all of it.')).toBeVisible();
  expect((await core.exercises()).done).toMatchObject([{ ending: 'done', repsDone: 8 }]);
});

test.each(['by itself', 'by a press', 'by a look'])(
  'what ran out while the computer slept is done by nobody: %s',
  async (how) => {
    const { core, user } = await open('empty', '#/exercises/hip', ready);
    await start(user);
    const next = screen.getByText('Next step');
    await core.until(at('20:00'));
    if (how === 'by itself') sleeps(6 * 3600);
    // It may have been asked before the press by then.
    if (how === 'by a press') await user.click(next);
    if (how === 'by a look') window.dispatchEvent(new Event('focus'));
    await asked();
    await atRest();
    expect((await core.exercises()).done).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'I did all of it' }));
    expect(await screen.findByText('You did all of it.')).toBeVisible();
    expect((await core.exercises()).done).toMatchObject([{ ending: 'done', repsDone: 8 }]);
  },
);

test.each(['on', 'stands still', 'stands still beside that of the wall'])(
  'after a short sleep it stands where it was seen last, whose clock goes %s',
  async (clock) => {
    const { core, user } = await open('empty', '#/exercises/hip', ready);
    await start(user);
    await core.until(at('14:11'));
    const slept = (await core.exercises()).on?.position ?? 0;
    if (clock === 'on') sleeps(slept / 1000);
    const wall = Date.now.bind(Date);
    if (clock === 'stands still beside that of the wall')
      vi.spyOn(Date, 'now').mockImplementation(() => wall() + slept);
    else window.dispatchEvent(new Event('focus'));
    expect(await screen.findByText('Paused')).toBeVisible();
    const { on } = await core.exercises();
    expect(on?.paused).toBe(true);
    expect(on?.position).toBeLessThan(10_000);
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    await waitFor(async () => expect((await core.exercises()).on?.paused).toBe(false));
  },
);

test('who skips what is left is not told that all was done', async () => {
  const { user } = await open('empty', '#/exercises/hip', ready);
  await start(user);
  while (screen.queryByRole('button', { name: 'Next step' })) {
    await user.click(screen.getByRole('button', { name: 'Next step' }));
    await waitFor(() => expect(screen.queryByRole('button', { busy: true })).toBeNull());
  }
  expect(await screen.findByText('You came to the end. You did 0 of 8 repetitions.')).toBeVisible();
});

test('after an hour of pauses the same screen asks how it ended', async () => {
  const { core, user } = await open('empty', '#/exercises/hip', ready);
  await start(user);
  await user.keyboard('p');
  await waitFor(async () => expect((await core.exercises()).on?.paused).toBe(true));
  const goOn = await screen.findByRole('button', { name: 'Go on' });
  await core.until(at('15:30'));
  // It may have been asked before the press by then.
  await user.click(goOn);
  await asked();
  for (const name of ['I did all of it', 'I do not know']) expect(screen.getByRole('button', { name })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'I am tired' })).toBeNull();
});

test('Today asks how one ended that was left open, and for the morning too', async () => {
  const { core, user } = await open('empty', '#/today', async (core) => {
    await ready(core);
    await core.startExercise({ exercise: 'belly', before: 1, first: 'left', halves: false });
    await core.until(at('14:20'));
    await core.endExercise('done');
    await core.startExercise({ exercise: 'hip', before: 1, first: 'left', halves: false });
    await core.pauseExercise(null);
    await core.until(at('09:00', -1));
  });
  await asked();
  expect(await screen.findByRole('group', { name: /this morning, after yesterday/ })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'I was tired' }));
  expect(await screen.findByRole('group', { name: 'How much did it hurt afterwards?' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Tell it later' }));
  await atRest();
  expect(screen.queryByText(/left open/)).toBeNull();
  expect((await core.exercises()).done[0]?.ending).toBe('tired');
});

test('while one is being done Today says nothing of exercises', async () => {
  await open('empty', '#/today', async (core) => {
    await ready(core);
    await core.startExercise({ exercise: 'hip', before: 1, first: 'left', halves: false });
  });
  expect(screen.queryByText(/left open/)).toBeNull();
});

test.each(['of one exercise', 'of one that is on'])(
  'what opens them is said where it is said why not: %s',
  async (of) => {
    const { core, user } = await open('empty', '#/exercises/hip', async (core) => {
      if (of === 'of one that is on') await begun(core, true);
      else await ready(core);
      await core.until(at('14:20'));
      await core.logEntry({ when: at('14:15'), worst: 5, spasms: 1, places: ['low-back-left'] });
      await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: [] });
      await core.until(at('14:25'));
    });
    expect(await screen.findByText(/says that exercises are fine\? Say so below/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Change' }));
    await user.type(screen.getByRole('textbox', { name: /Doctor or therapist/ }), 'Dr Ode');
    await user.type(screen.getByLabelText(/On which day/), '2026-11-22');
    await user.click(screen.getByRole('button', { name: 'Save what was said' }));
    await waitFor(async () => expect((await core.exercises()).closed).toEqual([]));
    expect(await screen.findByRole('button', { name: of === 'of one exercise' ? 'Start' : 'Go on' })).toBeVisible();
  },
);
