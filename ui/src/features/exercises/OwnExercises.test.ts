import { screen, waitFor, within } from '@testing-library/svelte';

import { open, refusal } from '../../app-in-test';
import { atRest, type Core } from '../../core-in-test';
import { cueWords } from './exercise-words';

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** Nothing speaks against exercises, and one of one's own is on the list. */
async function withOne(core: Core) {
  await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: [] });
  await core.clearExercise({ active: true, by: '', on: '' }, null);
  await core.saveOwnExercise(null, { name: 'Bird dog', how: 'On hands and knees.', hasSides: true }, null);
}

/** The same with a picture, which no test can choose from a disk. */
async function withPicture(core: Core) {
  await withOne(core);
  const picture = { id: 7, name: 'bird.png', bytes: 42 };
  const exercises = core.exercises;
  core.exercises = async () => {
    const view = await exercises();
    const shown = view.exercises.map((one) => (one.own ? { ...one, own: { ...one.own, picture } } : one));
    return { ...view, exercises: shown };
  };
  core.exercisePicture = () => Promise.resolve(PIXEL);
}

const own = async (core: Core) => (await core.exercises()).exercises.filter(({ own }) => own !== null);

test('one that a therapist showed is added by keyboard, and its picture and numbers come next', async () => {
  const { core, user } = await open('empty', '#/exercises');
  (await screen.findByRole('button', { name: 'Add an exercise' })).focus();
  await user.keyboard('{Enter}');
  const form = within(screen.getByRole('form', { name: 'An exercise of yours' }));
  expect(form.getByText(/^Only what a doctor or therapist showed you\./)).toBeVisible();
  form.getByRole('textbox', { name: 'What is it called?' }).focus();
  await user.keyboard('Bird dog{Tab}Slowly.{Tab} {Tab}{Enter}');
  expect(await screen.findByText('Slowly.')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Bird dog' })).toBeVisible();
  expect(screen.getByText('No picture yet')).toBeVisible();
  expect(screen.getByText(/^4 times on each side, held 2 s/)).toBeVisible();
  expect(await own(core)).toMatchObject([{ hasSides: true, exercise: { name: 'Bird dog' }, own: { how: 'Slowly.' } }]);
});

test('a name that is on the list is refused where it stands', async () => {
  const { core, user } = await open('empty', '#/exercises', withOne);
  await user.click(await screen.findByRole('button', { name: 'Add an exercise' }));
  const name = screen.getByRole('textbox', { name: 'What is it called?' });
  await user.type(name, 'belly LIFT');
  await user.click(screen.getByRole('button', { name: 'Save it' }));
  expect(await screen.findByText('An exercise is called "belly LIFT" already. Choose another name.')).toBeVisible();
  expect(name).toHaveValue('belly LIFT');
  expect(await own(core)).toHaveLength(1);
});

test('it is planned, started and done as all others, and heard by its name', async () => {
  const { core, user } = await open('empty', '#/exercises', withOne);
  await user.click(await screen.findByRole('link', { name: 'Look at it: Bird dog' }));
  await user.click(await screen.findByRole('button', { name: 'Change how much' }));
  const reps = screen.getByRole('spinbutton', { name: 'Repetitions' });
  await user.clear(reps);
  await user.type(reps, '6');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/^6 times on each side/)).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Right side' }));
  const pain = screen.getByRole('group', { name: 'How much does it hurt now?' });
  await user.click(within(pain).getByRole('radio', { name: '1' }));
  await user.click(screen.getByRole('button', { name: 'Start' }));
  expect(await screen.findByText('Get ready')).toBeVisible();
  const player = within(screen.getByRole('region', { name: 'Bird dog' }));
  expect(player.getByText('Right side')).toBeVisible();
  await user.click(player.getByRole('button', { name: 'I am tired' }));
  await user.click(await screen.findByRole('button', { name: 'Tell it later' }));
  await atRest();
  expect((await core.exercises()).done).toMatchObject([{ exercise: { name: 'Bird dog' }, ending: 'tired' }]);
});

test('whoever does it is told how by their own words alone, and when', async () => {
  const { user } = await open('empty', '#/exercises', withPicture);
  await user.click(await screen.findByRole('link', { name: 'Look at it: Bird dog' }));
  const pain = await screen.findByRole('group', { name: 'How much does it hurt now?' });
  await user.click(within(pain).getByRole('radio', { name: '1' }));
  await user.click(screen.getByRole('button', { name: 'Start' }));
  await screen.findByText('Get ready');
  const player = within(screen.getByRole('region', { name: 'Bird dog' }));
  expect(player.getByText('On hands and knees.')).toBeVisible();
  expect(await player.findByRole('img', { name: 'Bird dog' })).toHaveAttribute('src', PIXEL);
  await user.click(player.getByText('Next step'));
  expect(await player.findByText('Begin')).toBeVisible();
  expect(player.queryByText(/spine|[Bb]reathe/)).toBeNull();
  expect(['hold', 'lower', 'rest', 'end'].map((cue) => cueWords({ own: 1, name: 'Bird dog' }, cue))).toEqual([
    'Hold',
    'Come back',
    'Rest',
    'Done',
  ]);
  expect(cueWords('hip', 'lower')).toBe('Down. Breathe in');
});

test('off the list it keeps its name in what was done, and Undo brings it back', async () => {
  const { core, user } = await open('empty', '#/exercises', async (core) => {
    await withOne(core);
    const [one] = await own(core);
    if (!one) throw new Error('there is none');
    await core.startExercise({ exercise: one.exercise, before: 1, first: 'left', halves: false });
    await core.endExercise('tired');
  });
  await user.click(await screen.findByRole('link', { name: 'Look at it: Bird dog' }));
  await user.click(await screen.findByRole('button', { name: 'Take it off the list' }));
  const done = within(await screen.findByRole('table'));
  expect(done.getByText('Bird dog')).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Look at it: Bird dog' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('link', { name: 'Look at it: Bird dog' })).toBeVisible();
  expect(await own(core)).toHaveLength(1);
});

test('what is told of it is changed, and what was not stays', async () => {
  const { core, user } = await open('empty', '#/exercises', withOne);
  await user.click(await screen.findByRole('link', { name: 'Look at it: Bird dog' }));
  await user.click(await screen.findByRole('button', { name: 'Change it' }));
  const how = screen.getByRole('textbox', { name: /^How do you do it/ });
  expect(how).toHaveValue('On hands and knees.');
  await user.clear(how);
  await user.type(how, 'Slowly.');
  await user.click(screen.getByRole('button', { name: 'Save it' }));
  expect(await screen.findByText('Slowly.')).toBeVisible();
  expect(await own(core)).toMatchObject([{ hasSides: true, exercise: { name: 'Bird dog' }, own: { how: 'Slowly.' } }]);
});

test('its picture stands in the list and on its page, told by its name, and is larger on a press', async () => {
  const { user } = await open('empty', '#/exercises', withPicture);
  expect(await screen.findByRole('img', { name: 'Bird dog' })).toHaveAttribute('src', PIXEL);
  await user.click(screen.getByRole('link', { name: 'Look at it: Bird dog' }));
  await user.click(await screen.findByRole('button', { name: 'Show the picture larger: Bird dog' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Bird dog' }));
  expect(await dialog.findByRole('img', { name: 'Bird dog' })).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a picture that is gone is told in words', async () => {
  await open('empty', '#/exercises', async (core) => {
    await withPicture(core);
    core.exercisePicture = () => Promise.reject(refusal(null, 'The file is no longer there.'));
  });
  expect(await screen.findByText('The file is no longer there.')).toBeVisible();
  expect(screen.queryByRole('img', { name: 'Bird dog' })).toBeNull();
});

test('what is no picture is refused in one sentence, and the exercise stays as it was', async () => {
  const { core, user } = await open('empty', '#/exercises', async (core) => {
    await withOne(core);
    core.chooseExercisePicture = () => Promise.reject(refusal(null, 'A JPEG or PNG works.'));
  });
  await user.click(await screen.findByRole('link', { name: 'Look at it: Bird dog' }));
  await user.click(await screen.findByRole('button', { name: 'Add a picture' }));
  expect(await screen.findByText('A JPEG or PNG works.')).toBeVisible();
  expect(screen.getByText('No picture yet')).toBeVisible();
  expect(await own(core)).toMatchObject([{ own: { picture: null } }]);
});

test('the gate closes it too', async () => {
  await open('empty', '#/exercises/own-1', async (core) => {
    await core.saveOwnExercise(null, { name: 'Bird dog', how: '', hasSides: false }, null);
  });
  expect(await screen.findByText('Say first whether you move most days.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Start' })).toBeNull();
});
