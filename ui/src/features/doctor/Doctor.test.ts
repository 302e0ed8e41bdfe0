import { screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import { at, TODAY } from '../../states';

test('the next visit stands first, with its questions and the way to the page', async () => {
  const { user } = await open('demo', '#/doctor');
  expect(await screen.findByText(/Wednesday 25 November, 2:30 pm · Dr Amara Okafor/)).toBeVisible();
  expect(screen.getByText('Why does it come back on the left?')).toBeVisible();
  await user.click(screen.getAllByRole('button', { name: /^Print the summary/ })[0] as HTMLElement);
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Summary');
});

test('a visit needs a day and nothing else', async () => {
  const { core, user } = await open('empty', '#/doctor', (core) => {
    core.addVisit = vi.fn(core.addVisit);
  });
  await user.click(await screen.findByRole('button', { name: 'Plan a visit' }));
  await user.type(screen.getByLabelText('Day'), '2026-11-25');
  await user.type(screen.getByLabelText('Question 1'), 'Why?');
  await user.click(screen.getByRole('button', { name: 'Save the visit' }));
  expect(core.addVisit).toHaveBeenCalledWith({
    day: '2026-11-25',
    time: null,
    clinician: '',
    kind: null,
    questions: ['Why?', '', ''],
    notes: '',
  });
  expect(await screen.findByText('Wednesday 25 November')).toBeVisible();
});

test('afterwards it takes what was said', async () => {
  const { core, user } = await open('visited', '#/doctor', (core) => {
    core.visitDone = vi.fn(core.visitDone);
  });
  await user.click(await screen.findByRole('button', { name: /^Say how it went/ }));
  const dialog = screen.getByRole('dialog', { name: 'After the visit' });
  await user.type(within(dialog).getByLabelText(/What was said/), 'Keep moving.');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(core.visitDone).toHaveBeenCalledWith(1, { said: 'Keep moving.', diagnosis: '' }, { said: '', diagnosis: '' });
  expect(await screen.findByText('Keep moving.')).toBeVisible();
});

test('how it went can be told on the same day', async () => {
  const { core, user } = await open('empty', '#/doctor', (core) =>
    core.addVisit({ day: TODAY, time: null, clinician: '', kind: null, questions: [], notes: '' }),
  );
  expect(await screen.findByText('Your next visit')).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^Say how it went/ }));
  await user.type(within(screen.getByRole('dialog')).getByLabelText(/What was said/), 'Keep moving.');
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Keep moving.')).toBeVisible();
  expect((await core.visits()).past).toHaveLength(1);
});

test('who sits in the waiting room finds the page at the visit, though its time has come', async () => {
  const { user } = await open('empty', '#/doctor', (core) =>
    core.addVisit({ day: TODAY, time: '00:00', clinician: '', kind: null, questions: [], notes: '' }),
  );
  expect(await screen.findByText('How was your visit?')).toBeVisible();
  expect(screen.getByRole('button', { name: /^Say how it went/ })).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^Print the summary/ }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Summary' })).toBeVisible();
});

test('a deleted visit can be brought back', async () => {
  const { user } = await open('visited', '#/doctor');
  await user.click(await screen.findByRole('button', { name: /^I did not go/ }));
  await waitFor(() => expect(screen.queryByText('How was your visit?')).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('How was your visit?')).toBeVisible();
});

test('"not again" has a way back', async () => {
  const { core, user } = await open('silenced', '#/doctor', (core) => {
    core.answerReminder = vi.fn(core.answerReminder);
  });
  await user.click(await screen.findByRole('button', { name: 'Remind me again' }));
  expect(core.answerReminder).toHaveBeenCalledWith('two-weeks', null, { said: 'remind-again' });
});

test('what is due goes before what is booked, and a day that is over is told so', async () => {
  let more: { state: 'due'; kind: 'same-place'; place: 'neck-left'; until: null }[] = [];
  await open('booked', '#/today', async (core) => {
    const { today } = core;
    core.today = async () => {
      const view = await today();
      return { ...view, reminders: view.reminders.flatMap((one) => [one, ...more.map((due) => ({ ...one, ...due }))]) };
    };
    await core.until(at('09:00', -5));
  });
  expect(await screen.findByRole('button', { name: /Your appointment was on 26 November/ })).toBeVisible();
  more = [{ state: 'due', kind: 'same-place', place: 'neck-left', until: null }];
  window.dispatchEvent(new Event('focus'));
  expect(await screen.findByRole('button', { name: 'Time to see a doctor: the same place again' })).toBeVisible();
});
