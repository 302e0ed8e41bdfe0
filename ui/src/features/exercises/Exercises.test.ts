import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';

import type { UserEvent } from '@testing-library/user-event';

import { open, refusal } from '../../app-in-test';
import { atRest, type Core } from '../../core-in-test';
import { at } from '../../states';

test('it says why not today, and opens once it is said that one moves most days', async () => {
  const { user } = await open('empty', '#/exercises');
  expect(await screen.findByText('Say first whether you move most days.')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Yes' }));
  await user.click(screen.getByRole('button', { name: 'Save what was said' }));
  expect(await screen.findByText('You said that you move most days.')).toBeVisible();
  expect(screen.queryByText('Say first whether you move most days.')).toBeNull();
});

test('an exercise is started, paused by a key, and ended by pain, with the warning signs one step away', async () => {
  const { core, user } = await open('empty', '#/exercises/belly', async (core) => {
    await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: [] });
    await core.clearExercise({ active: true, by: '', on: '' }, null);
  });
  const pain = await screen.findByRole('group', { name: 'How much does it hurt now?' });
  await user.click(within(pain).getByRole('radio', { name: '1' }));
  await user.click(screen.getByRole('button', { name: 'Start' }));
  expect(await screen.findByText('Get ready')).toBeVisible();
  await user.keyboard('p');
  await waitFor(async () => expect((await core.exercises()).on?.paused).toBe(true));
  await user.click(await screen.findByRole('button', { name: 'It hurts' }));
  await waitFor(async () => expect((await core.exercises()).on).toBeNull());
  expect((await core.exercises()).done[0]?.ending).toBe('hurt');
  expect(await screen.findByRole('link', { name: /warning signs/i })).toBeVisible();
});

async function begun(core: Core, user: UserEvent) {
  const pain = await screen.findByRole('group', { name: 'How much does it hurt now?' });
  await user.click(within(pain).getByRole('radio', { name: '1' }));
  await user.click(screen.getByRole('button', { name: 'Start' }));
  await screen.findByText('Get ready');
  await waitFor(async () => expect((await core.exercises()).on?.paused).toBe(false));
}

test.each(['Get help', 'an emergency'])('under %s no exercise goes on, and none is done by it', async (over) => {
  const { core, user } = await open('empty', '#/exercises/belly', async (core) => {
    await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: [] });
    await core.clearExercise({ active: true, by: '', on: '' }, null);
  });
  await begun(core, user);
  if (over === 'Get help') await user.click(screen.getByRole('link', { name: 'Get help' }));
  else await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'tick', ticked: ['weak-leg'] });
  await waitFor(async () => expect((await core.exercises()).on?.paused).toBe(true));
  expect((await core.exercises()).done).toEqual([]);
  if (over !== 'Get help') return;
  await user.click(screen.getByRole('button', { name: 'Back to where you were' }));
  expect(await screen.findByRole('button', { name: 'Go on' })).toBeVisible();
});

test('who goes to another screen does no exercise there', async () => {
  const { core, user } = await open('empty', '#/exercises/belly', async (core) => {
    await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: [] });
    await core.clearExercise({ active: true, by: '', on: '' }, null);
  });
  await begun(core, user);
  await user.click(screen.getByRole('link', { name: 'Today' }));
  await waitFor(async () => expect((await core.exercises()).on?.paused).toBe(true));
});

test('a box that was clicked takes no key from the exercise, and one that was gone to by Tab does', async () => {
  const { core, user } = await open('empty', '#/exercises/belly', async (core) => {
    await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: [] });
    await core.clearExercise({ active: true, by: '', on: '' }, null);
    core.goOnExercise = vi.fn(core.goOnExercise);
  });
  await begun(core, user);
  const voice = screen.getByRole('checkbox', { name: 'Voice' });
  await user.click(voice);
  await user.keyboard(' ');
  await atRest();
  expect(voice).toBeChecked();
  expect(core.goOnExercise).toHaveBeenCalledTimes(1);
  await user.tab({ shift: true });
  await user.tab();
  // A press on the scrollbar is no click on anything.
  fireEvent.pointerDown(document.documentElement);
  await user.keyboard(' ');
  expect(voice).not.toBeChecked();
  expect(core.goOnExercise).toHaveBeenCalledTimes(1);
  await user.keyboard('{Enter}');
  await atRest();
  expect(core.goOnExercise).toHaveBeenCalledTimes(2);
});

test('what is told during a pause takes "Go on" away, and says why', async () => {
  const { core, user } = await open('empty', '#/exercises/belly', async (core) => {
    await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: [] });
    await core.clearExercise({ active: true, by: '', on: '' }, null);
  });
  await begun(core, user);
  await user.keyboard('p');
  expect(await screen.findByRole('button', { name: 'Go on' })).toBeVisible();
  await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'tick', ticked: ['fever'] });
  expect(await screen.findByText('A warning sign is ticked: see a doctor first.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Go on' })).toBeNull();
  await user.keyboard(' ');
  expect((await core.exercises()).on?.paused).toBe(true);
  expect(screen.getByText('This exercise goes no further now. How did it end?')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'I was tired' }));
  await waitFor(async () => expect((await core.exercises()).on).toBeNull());
});

test('the pain after is told, and set right, where what was done stands', async () => {
  const { core, user } = await open('empty', '#/exercises', async (core) => {
    await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: [] });
    await core.clearExercise({ active: true, by: '', on: '' }, null);
    await core.startExercise({ exercise: 'belly', before: 1, first: 'left', halves: false });
    await core.endExercise('tired');
  });
  await user.click(await screen.findByRole('button', { name: /^Pain after: tell it of / }));
  const pain = await screen.findByRole('group', { name: 'How much did it hurt afterwards?' });
  await user.click(within(pain).getByRole('radio', { name: '2' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect((await core.exercises()).done[0]?.after).toBe(2));
  expect(await screen.findByText('1 → 2')).toBeVisible();
});

test('each drawing is told in words', async () => {
  await open('empty', '#/exercises/hip');
  for (const words of [/a person lies on the left side/, /lifted to about 35 degrees/, /lifted far too high/]) {
    expect(await screen.findByRole('img', { name: words })).toBeVisible();
  }
});

test('the sign that closes them is named, with its day and what opens them', async () => {
  const { user } = await open('empty', '#/exercises', async (core) => {
    await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: ['fever'] });
    await core.clearExercise({ active: true, by: '', on: '' }, null);
  });
  expect(await screen.findByText(/^Ticked on .*: You have a fever/)).toBeVisible();
  expect(screen.getByText('Is it over tomorrow? Then go through the list, and leave it out.')).toBeVisible();
  expect(screen.getByText(/knows of this and says that exercises are fine/)).toBeVisible();
  await user.click(screen.getByRole('link', { name: /warning signs/i }));
  expect(await screen.findByText('Tick what is still so. Leave out what is over, then save.')).toBeVisible();
});

test('where no word of a clinician opens them, none is asked for', async () => {
  await open('empty', '#/exercises', async (core) => {
    await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: ['weak-leg', 'fever'] });
    await core.gettingHelp((await core.signs()).emergency?.answers ?? []);
    await core.clearExercise({ active: true, by: '', on: '' }, null);
  });
  expect(await screen.findByText(/^Ticked on .*: A leg is very weak/)).toBeVisible();
  expect(screen.queryByText(/knows of this and says that exercises are fine/)).toBeNull();
});

/** The hip, done whole on so many days one after the other; the mornings after are as usual, but for the last one, which is not told. */
async function doneOn(core: Core, days: number) {
  await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: [] });
  await core.clearExercise({ active: true, by: '', on: '' }, null);
  for (let day = 0; day < days; day += 1) {
    if (day > 0) await core.tellExerciseMorning((await core.exercises()).morning?.on ?? '', 'usual');
    await core.startExercise({ exercise: 'hip', before: 1, first: 'left', halves: false });
    await core.until(at('14:30', -day));
    await core.endExercise('done');
    await core.until(at('09:00', -day - 1));
  }
}

const hip = async (core: Core) => (await core.exercises()).exercises.find(({ exercise }) => exercise === 'hip');

test('the morning after is asked on Today, and what went well three times is offered one more, which can be taken back', async () => {
  const { core, user } = await open('empty', '#/today', (core) => doneOn(core, 3));
  const asked = await screen.findByRole('group', { name: /this morning, after yesterday/ });
  await user.click(within(asked).getByRole('button', { name: 'As usual' }));
  const offered = await screen.findByRole('group', { name: 'Leg lift, on the side' });
  expect(within(offered).getByText(/went well three times/)).toBeVisible();
  expect(screen.queryByRole('group', { name: /this morning/ })).toBeNull();
  await user.click(within(offered).getByRole('button', { name: /^Yes, 5/ }));
  await waitFor(async () => expect((await hip(core))?.reps).toBe(5));
  await waitFor(() => expect(screen.queryByRole('group', { name: 'Leg lift, on the side' })).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await hip(core)).toMatchObject({ reps: 4, offer: { offer: 'more', reps: 5 } }));
});

test('after a worse morning one less is offered with the exercise, and it may stay as it is', async () => {
  const { core, user } = await open('empty', '#/exercises/hip', (core) => doneOn(core, 1));
  const asked = await screen.findByRole('group', { name: /this morning, after yesterday/ });
  await user.click(within(asked).getByRole('button', { name: 'Worse' }));
  const offered = await screen.findByRole('group', { name: 'Leg lift, on the side' });
  expect(within(offered).getByText(/was worse. One repetition less/)).toBeVisible();
  await user.click(within(offered).getByRole('button', { name: /^Keep it as it is/ }));
  await waitFor(async () => expect(await hip(core)).toMatchObject({ reps: 4, offer: null }));
});

test('only of the numbers of a therapist it is asked whether one more may be offered', async () => {
  const { core, user } = await open('empty', '#/exercises/hip');
  await user.click(await screen.findByRole('button', { name: 'Change how much' }));
  expect(screen.queryByRole('checkbox', { name: /one more after three/ })).toBeNull();
  await user.type(screen.getByRole('textbox', { name: /Who said so/ }), 'Dr Hart');
  await user.click(screen.getByRole('checkbox', { name: /one more after three/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect(await hip(core)).toMatchObject({ saidBy: 'Dr Hart', mayOffer: true }));
});

test('a press that failed before keeps no exercise from being paused under help', async () => {
  const { core, user } = await open('empty', '#/exercises/belly', async (core) => {
    await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: [] });
    await core.clearExercise({ active: true, by: '', on: '' }, null);
    core.goOnExercise = () => Promise.reject(refusal(null, 'The disk is busy.'));
  });
  await begun(core, user);
  await user.click(screen.getByText('Next step'));
  expect(await screen.findByText('The disk is busy.')).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'Get help' }));
  await waitFor(async () => expect((await core.exercises()).on?.paused).toBe(true));
});
