import { screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';

import { open, refusal } from '../../app-in-test';
import type { Core } from '../../core-in-test';
import { at, spasm } from '../../states';
import { ANYWHERE } from '../../where';
import { conventions } from '../../words/conventions.svelte';

const status = () => screen.findByText(/saved, \d{1,2}:\d\d/);

const openReminder = async (user: UserEvent) =>
  user.click(await screen.findByRole('button', { name: 'Time to see a doctor: more than two weeks' }));

const days = async (core: Core) => (await core.diary(null, 14, ANYWHERE)).days;

test('one key logs a spasm, and it is called saved only once the core has answered', async () => {
  let answer: (() => void) | undefined;
  const { core, user } = await open('demo', '#/today', (core) => {
    const log = core.logSpasmNow;
    core.logSpasmNow = vi.fn(async () => {
      await new Promise<void>((resolve) => (answer = resolve));
      return log();
    });
  });
  await screen.findByRole('button', { name: /I have a spasm now/ });
  await waitFor(() => expect(conventions().twelveHours).toBe(true));
  await user.keyboard('s');
  expect(core.logSpasmNow).toHaveBeenCalledOnce();
  expect(screen.queryByText(/saved/i)).toBeNull();
  answer?.();
  expect(await status()).toHaveTextContent('Spasm saved, 2:10 pm.');
});

test('a second press while it is being saved does nothing', async () => {
  const { core, user } = await open('demo', '#/today', (core) => {
    core.logClear = vi.fn(() => new Promise<never>(() => {}));
  });
  await screen.findByRole('button', { name: /No spasm, no pain/ });
  await user.keyboard('cc');
  expect(core.logClear).toHaveBeenCalledOnce();
});

test('what was saved can be taken back, or added to', async () => {
  const { core, user } = await open('empty', '#/today');
  await user.click(await screen.findByRole('button', { name: /I have a spasm now/ }));
  await status();
  expect(await days(core)).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await days(core)).toHaveLength(0));
  await waitFor(() => expect(screen.queryByText(/saved,/i)).toBeNull());
  await screen.findByRole('button', { name: /I have a spasm now/ });
  await user.keyboard('s');
  await user.click(await screen.findByRole('button', { name: 'Add details' }));
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Change entry');
  expect(await screen.findByRole('radio', { name: '1', checked: true })).toBeVisible();
});

test('a refusal is shown and nothing is called saved', async () => {
  const { user } = await open('demo', '#/today', (core) => {
    core.logSpasmNow = () => Promise.reject(refusal(null, 'The disk is full. Nothing was saved.'));
  });
  await screen.findByRole('button', { name: /I have a spasm now/ });
  await user.keyboard('s');
  expect(await screen.findByText('The disk is full. Nothing was saved.')).toBeVisible();
  expect(screen.queryByText(/saved,/i)).toBeNull();
});

test('after midnight it asks which day is meant, and the evening before is a day before', async () => {
  const { core, user } = await open('night', '#/today', (core) => {
    core.logEntry = vi.fn(core.logEntry);
    core.logSpasmNow = vi.fn(core.logSpasmNow);
  });
  await screen.findByRole('button', { name: /I have a spasm now/ });
  await user.keyboard('s');
  const dialog = screen.getByRole('dialog', { name: 'Yesterday evening, or now?' });
  expect(core.logSpasmNow).not.toHaveBeenCalled();
  await user.click(within(dialog).getByRole('button', { name: 'Yesterday evening' }));
  expect(vi.mocked(core.logEntry).mock.calls[0]?.[0]).toEqual({
    spasms: 1,
    when: expect.stringMatching(/^2026-11-21T/),
  });
  expect(await screen.findByText('Spasm saved, 21 November, 10:00 pm.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByRole('button', { name: /I have a spasm now/ });
  await user.keyboard('c');
  await user.click(screen.getByRole('button', { name: 'Yesterday evening' }));
  expect(await screen.findByText('No spasm, no pain: saved, 21 November, 10:00 pm.')).toBeVisible();
});

// Half asleep, the first button says what was pressed: the first takes the focus.
test.each([
  ['s', 'Now'],
  ['c', 'Yesterday evening'],
])('after midnight the likelier answer comes first: %s', async (key, first) => {
  const { user } = await open('night', '#/today');
  await screen.findByRole('button', { name: /I have a spasm now/ });
  await user.keyboard(key);
  const dialog = screen.getByRole('dialog', { name: 'Yesterday evening, or now?' });
  expect(within(dialog).getAllByRole('button')[0]).toHaveTextContent(first);
});

test('letters act only while no dialog is open', async () => {
  const { core, user } = await open('reminder', '#/today', (core) => {
    core.logSpasmNow = vi.fn(core.logSpasmNow);
  });
  await openReminder(user);
  await user.click(screen.getByRole('button', { name: 'Later' }));
  await user.keyboard('s');
  expect(core.logSpasmNow).not.toHaveBeenCalled();
});

test('days without an entry stay open in the chart and in its table', async () => {
  const worst = [7, 6, null, 8, 6, 5, 0, 0, 4, 5, 6, null, 5, 6];
  const { container } = await open('empty', '#/today', async (core) => {
    for (const [index, score] of worst.entries())
      if (score === 0) await core.logEntry({ when: at('08:40', 13 - index), worst: 0, spasms: 0 });
      else if (score !== null) await core.logEntry(spasm(13 - index, score));
  });
  await screen.findByText('12 of 14 days logged.', { exact: false });
  expect(container.querySelectorAll('rect.gap')).toHaveLength(2);
  expect(container.querySelectorAll('rect.zero')).toHaveLength(2);
  expect(screen.getAllByText('no entry')).toHaveLength(2);
});

test('a reminder shows its arithmetic and can be answered with a day', async () => {
  const { core, user } = await open('reminder', '#/today', (core) => {
    core.answerReminder = vi.fn(core.answerReminder);
  });
  await openReminder(user);
  expect(
    await screen.findByText(/began on 7 November. You noted it on 12 of the 16 days up to 22 November/),
  ).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Later' }));
  await user.click(screen.getByRole('button', { name: 'In 3 days' }));
  expect(core.answerReminder).toHaveBeenCalledWith('two-weeks', null, { said: 'later', days: 3 });
  await waitFor(() => expect(screen.queryByText(/more than two weeks/)).toBeNull());
});

test('the place beside is asked about, and the answer can be taken back', async () => {
  const { core, user } = await open('beside', '#/today', (core) => {
    core.answerPlace = vi.fn(core.answerPlace);
  });
  const [question] = (await core.today()).placeQuestions;
  await user.click(await screen.findByRole('button', { name: 'Yes, the same place' }));
  expect(core.answerPlace).toHaveBeenCalledWith(question, true);
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect((await core.today()).placeQuestions).toEqual([question]));
});

test('what was said to a reminder can be taken back', async () => {
  const { core, user } = await open('reminder', '#/today');
  await openReminder(user);
  await user.click(screen.getByRole('button', { name: 'I have been' }));
  expect(await screen.findByText('Saved: you have been.')).toBeVisible();
  await waitFor(() => expect(screen.queryByText(/more than two weeks/)).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect((await core.today()).reminders[0]?.state).toBe('due'));
  expect(await screen.findByRole('button', { name: /^Time to see a doctor/ })).toBeVisible();
});

test('what was said of a gap can be taken back, and is asked again', async () => {
  const { core, user } = await open('empty', '#/today', async (core) => {
    await core.logEntry(spasm(20, 5));
    await core.logEntry(spasm(0, 5));
  });
  await user.click(await screen.findByRole('button', { name: 'Yes, most days' }));
  expect(await screen.findByText('Your answer is saved.')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Yes, most days' })).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('button', { name: 'Yes, most days' })).toBeVisible();
  expect((await core.today()).questions).toHaveLength(1);
});

test('of a gap at one place it says that some days name no place', async () => {
  const { unmount } = await open('empty', '#/today', async (core) => {
    for (let ago = 14; ago >= 0; ago -= 1) {
      const places = ago === 14 || ago === 0 ? ['low-back-left'] : [];
      await core.logEntry(spasm(ago, 5, { places }));
    }
  });
  expect(await screen.findByText(/did you still have this spasm\? Place: low back, left\.$/)).toBeVisible();
  expect(screen.getByText(/^Some days have no entry, no worst pain or no place\./)).toBeVisible();
  unmount();
  await open('gap', '#/today');
  expect(await screen.findByText(/^Some days have no entry, or no worst pain\./)).toBeVisible();
});

test('what comes after 14 days is said of days that are still to come', async () => {
  const { unmount } = await open('empty', '#/today', (core) => core.logEntry(spasm(4, 6)));
  expect(await screen.findByText(/^After 14 days Respite will ask/)).toBeVisible();
  unmount();
  // Not where a visit that is booked keeps it quiet then.
  const booked = await open('empty', '#/today', async (core) => {
    await core.logEntry(spasm(4, 6));
    const day = at('10:00', -12).slice(0, 10);
    await core.addVisit({ day, time: null, clinician: '', kind: null, questions: [], notes: '' });
  });
  expect(await screen.findByText('Day 5')).toBeVisible();
  expect(screen.getByText(/^Seven clear days in a row end the count/)).toBeVisible();
  booked.unmount();
  await open('empty', '#/today', async (core) => {
    for (const ago of [16, 10, 4]) await core.logEntry(spasm(ago, 6));
  });
  expect(await screen.findByText('Day 17')).toBeVisible();
  expect(screen.getByText(/^Seven clear days in a row end the count/)).toBeVisible();
});

test('whether the spasm is still there is one press, and says what it saves', async () => {
  const { core, user } = await open('still-there', '#/today', (core) => {
    core.answerStillThere = vi.fn(core.answerStillThere);
    core.deleteEntry = vi.fn(core.deleteEntry);
  });
  expect(await screen.findByText(/Neither says how bad the pain is/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Yes' }));
  expect(core.answerStillThere).toHaveBeenCalledWith(true);
  expect(await screen.findByText('Saved: a spasm today.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(core.deleteEntry).toHaveBeenCalledOnce();
});

test('a key means nothing to Today while help lies over it', async () => {
  const { core, user } = await open('demo', '#/today', (core) => {
    core.logSpasmNow = vi.fn(core.logSpasmNow);
  });
  await user.click(await screen.findByRole('link', { name: 'Get help' }));
  await user.keyboard('s');
  expect(core.logSpasmNow).not.toHaveBeenCalled();
});

test('while a pack has to come off no bare letter writes an entry', async () => {
  const { core, user } = await open('unconfirmed', '#/today', (core) => {
    core.logSpasmNow = vi.fn(core.logSpasmNow);
    core.logClear = vi.fn(core.logClear);
  });
  await screen.findByRole('button', { name: /I have a spasm now/ });
  await user.keyboard('sc');
  expect(core.logSpasmNow).not.toHaveBeenCalled();
  expect(core.logClear).not.toHaveBeenCalled();
});

test('a reminder is one line until it is opened', async () => {
  const { user } = await open('many', '#/today');
  const line = await screen.findByRole('button', { name: /^Time to see a doctor: .+ · the same place again$/ });
  expect(line).toHaveAttribute('aria-expanded', 'false');
  expect(screen.queryByRole('button', { name: 'Later' })).toBeNull();
  await user.click(line);
  expect(screen.getByRole('button', { name: 'Later' })).toBeVisible();
  // Each of the two says which place it was.
  expect(screen.getByText(/^Low back, left: an earlier one was from/)).toBeVisible();
  expect(screen.getByText(/^Low back, middle: an earlier one was from/)).toBeVisible();
});

test('how bad it is and where it is are asked in the same place, and each press is kept', async () => {
  const { core, user } = await open('reminder', '#/today');
  await screen.findByRole('button', { name: /I have a spasm now/ });
  await user.keyboard('s');
  const seven = await screen.findByRole('radio', { name: '7' });
  const [before] = (await days(core))[0]?.entries ?? [];
  await user.click(seven);
  expect(await screen.findByText(/Pain 7 of 10/)).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: 'Low back, left' }));
  await waitFor(async () => expect((await core.entry(before?.id ?? 0)).places).toEqual(['low-back-left']));
  expect(await core.entry(before?.id ?? 0)).toMatchObject({ spasms: 1, worst: 7 });
});

test('a spasm and how bad it is are two keys, and ten is 1 and 0', async () => {
  const { core, user } = await open('reminder', '#/today');
  await screen.findByRole('button', { name: /I have a spasm now/ });
  await user.keyboard('s');
  await screen.findByText(/^Spasm saved/);
  await user.keyboard('7');
  expect(await screen.findByText(/Pain 7 of 10/)).toBeVisible();
  await waitFor(async () => expect((await core.today()).entries[0]).toMatchObject({ spasms: 1, worst: 7 }));
  await user.keyboard('10');
  expect(await screen.findByText(/Pain 10 of 10/)).toBeVisible();
  await waitFor(async () => expect((await core.today()).entries[0]).toMatchObject({ spasms: 1, worst: 10 }));
});

test('two answers in a hurry are both kept', async () => {
  let answer: (() => void) | undefined;
  const { core, user } = await open('reminder', '#/today', (core) => {
    const update = core.updateEntry;
    core.updateEntry = async (id, draft, showed) => {
      if (!answer) await new Promise<void>((resolve) => (answer = resolve));
      return update(id, draft, showed);
    };
  });
  await screen.findByRole('button', { name: /I have a spasm now/ });
  await user.keyboard('s');
  const score = await screen.findByRole('radio', { name: '7' });
  score.click();
  screen.getByRole('checkbox', { name: 'Low back, left' }).click();
  await waitFor(() => expect(answer).toBeDefined());
  answer?.();
  await waitFor(async () =>
    expect((await core.today()).entries[0]).toMatchObject({ worst: 7, places: ['low-back-left'] }),
  );
});

test('as last time is one press', async () => {
  const { core, user } = await open('reminder', '#/today');
  await screen.findByRole('button', { name: /I have a spasm now/ });
  await user.keyboard('s');
  await user.click(await screen.findByRole('button', { name: 'As last time: pain 6 · low back, left' }));
  await waitFor(async () =>
    expect((await core.today()).entries[0]).toMatchObject({ spasms: 1, worst: 6, places: ['low-back-left'] }),
  );
  expect(screen.queryByRole('button', { name: /^As last time/ })).toBeNull();
});

test('"no spasm, no pain" after a spasm is asked about, and both can be true', async () => {
  const { core, user } = await open('empty', '#/today');
  await screen.findByRole('button', { name: /I have a spasm now/ });
  await user.keyboard('s');
  await status();
  await user.keyboard('{Escape}');
  await screen.findByRole('button', { name: /I have a spasm now/ });
  await user.keyboard('c');
  const dialog = await screen.findByRole('dialog', { name: 'You noted a spasm at 14:10' });
  expect((await core.today()).entries).toHaveLength(1);
  await user.click(within(dialog).getByRole('button', { name: 'Both are true' }));
  expect(await screen.findByText('No spasm, no pain: saved, 14:10.')).toBeVisible();
  expect((await core.today()).entries).toHaveLength(2);
});

test('a spasm that was a mistake is taken back, and comes back with the undo', async () => {
  const { core, user } = await open('empty', '#/today');
  await screen.findByRole('button', { name: /I have a spasm now/ });
  await user.keyboard('s');
  await status();
  await user.keyboard('{Escape}');
  await screen.findByRole('button', { name: /I have a spasm now/ });
  await user.keyboard('c');
  await user.click(await screen.findByRole('button', { name: 'That one was a mistake' }));
  await screen.findByText('No spasm, no pain: saved, 14:10.');
  expect((await core.today()).entries).toMatchObject([{ spasms: 0, worst: 0 }]);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect((await core.today()).entries).toMatchObject([{ spasms: 1, worst: null }]));
});

test('a question about a contradiction can be left, and nothing is saved', async () => {
  const { core, user } = await open('empty', '#/today', (core) => core.logEntry({ when: at('13:30'), worst: 4 }));
  await user.click(await screen.findByRole('button', { name: /No spasm, no pain today/ }));
  const dialog = await screen.findByRole('dialog', { name: 'You noted pain at 13:30' });
  await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  expect((await core.today()).entries).toMatchObject([{ worst: 4 }]);
});
