import { screen, waitFor, within } from '@testing-library/svelte';

import { open, refusal } from '../../app-in-test';
import { later } from '../../backend/moment';
import { longDay } from '../../words/dates';

const SADDLE = /You feel numb or tingly/;
const SAID = /I feel numb or tingly/;
const emergency = () => screen.findByRole('alertdialog', { name: 'Call now' });

test('a sign of tier 1 is saved at once and takes the whole window, with the number of the region', async () => {
  const { core, user } = await open('demo', '#/signs', (core) => {
    core.answerSigns = vi.fn(core.answerSigns);
  });
  await user.click(await screen.findByRole('checkbox', { name: SADDLE }));
  const dialog = await emergency();
  expect(core.answerSigns).toHaveBeenCalledWith({
    when: '',
    askedBy: 'something-changed',
    extent: 'tick',
    ticked: ['saddle'],
  });
  expect(within(dialog).getByText('911')).toBeVisible();
  // To be read out on the phone, as the person says it of themselves.
  expect(within(dialog).getByText(SAID)).toBeVisible();
  expect(within(dialog).queryByText(SADDLE)).toBeNull();
  expect(within(dialog).queryByRole('textbox')).toBeNull();
});

test('Escape does not leave it, nor does closing it; getting help does', async () => {
  const { user } = await open('emergency', '#/today');
  const dialog = (await emergency()) as HTMLDialogElement;
  await user.keyboard('{Escape}{Escape}');
  const cancel = new Event('cancel', { cancelable: true });
  dialog.dispatchEvent(cancel);
  expect(cancel.defaultPrevented).toBe(true);
  dialog.close();
  expect(dialog.open).toBe(true);
  await user.click(within(dialog).getByRole('button', { name: /I have called/ }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
});

test('a mistake takes it off, and the list stays open', async () => {
  const { core, user } = await open('demo', '#/signs', (core) => {
    core.untick = vi.fn(core.untick);
  });
  await user.click(await screen.findByRole('checkbox', { name: SADDLE }));
  await user.click(within(await emergency()).getByRole('button', { name: /by mistake/ }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(core.untick).toHaveBeenCalledOnce();
  expect(screen.getByRole('checkbox', { name: SADDLE })).not.toBeChecked();
});

test('two emergencies are shown together, and the button answers what it showed', async () => {
  const tick = (code: string) => ({ when: '', askedBy: 'something-changed', extent: 'tick', ticked: [code] }) as const;
  const { core, user } = await open('emergency', '#/today', async (core) => {
    core.gettingHelp = vi.fn(core.gettingHelp);
    await core.answerSigns({ ...tick('chest'), ticked: ['chest'] });
  });
  const dialog = await emergency();
  expect(within(dialog).getByText(SAID)).toBeVisible();
  expect(within(dialog).getByText('I also have chest pain.')).toBeVisible();
  expect(within(dialog).getByRole('button', { name: 'I ticked these by mistake' })).toBeVisible();
  const shown = (await core.signs()).emergency?.answers;
  await user.click(within(dialog).getByRole('button', { name: /I have called/ }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(core.gettingHelp).toHaveBeenCalledWith(shown);
  expect((await core.signs()).emergency).toBeNull();
});

test('a mistake that is told while it is being saved takes it off', async () => {
  let save = () => {};
  const { core, user } = await open('demo', '#/signs', (core) => {
    const { answerSigns } = core;
    const slow = new Promise<void>((resolve) => (save = resolve));
    core.answerSigns = (draft) => slow.then(() => answerSigns(draft));
    core.untick = vi.fn(core.untick);
  });
  await user.click(await screen.findByRole('checkbox', { name: SADDLE }));
  await user.click(within(await emergency()).getByRole('button', { name: /by mistake/ }));
  save();
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(core.untick).toHaveBeenCalledOnce();
});

test('what cannot be saved is an emergency all the same', async () => {
  const { user } = await open('demo', '#/signs', (core) => {
    core.answerSigns = () => Promise.reject(refusal(null, 'The disk is full. Nothing was saved.'));
  });
  await user.click(await screen.findByRole('checkbox', { name: SADDLE }));
  const dialog = await emergency();
  expect(within(dialog).getByText(/could not be saved/)).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: /I have called/ }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
});

test.each([
  ['uk', '', '999', /A&E/],
  ['eu', '', '112', /Do not drive/],
  ['other', '000', '000', /Do not drive/],
] as const)('the number by region: %s', async (region, emergencyNumber, number, how) => {
  await open('emergency', '#/today', async (core) =>
    core.changeSettings({ ...(await core.settings()), region, emergencyNumber }, null),
  );
  const dialog = await emergency();
  expect(within(dialog).getByText(number)).toBeVisible();
  expect(within(dialog).getByText(how)).toBeVisible();
});

test('before anyone said where they are, every number is there', async () => {
  await open('empty', '#/today', (core) =>
    core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'tick', ticked: ['saddle'] }),
  );
  const dialog = await emergency();
  for (const number of ['911', '999', '112']) expect(within(dialog).getByText(number)).toBeVisible();
});

test('nothing ticked is said as such, and never as all right', async () => {
  const { user } = await open('demo', '#/signs');
  await user.click(await screen.findByRole('button', { name: 'None of these today' }));
  expect(await screen.findByText('No warning signs ticked today.')).toBeVisible();
  expect(screen.queryByText(/fine|all right|safe/i)).toBeNull();
});

test('the line of the day is answered in one click', async () => {
  const { core, user } = await open('demo', '#/today', (core) => {
    core.answerSigns = vi.fn(core.answerSigns);
  });
  await user.click(await screen.findByRole('button', { name: 'None today' }));
  expect(core.answerSigns).toHaveBeenCalledWith({ when: '', askedBy: 'daily', extent: 'line', ticked: [] });
  expect(await screen.findByText('No warning signs ticked today.')).toBeVisible();
  expect(screen.queryByText('Any new warning signs?')).toBeNull();
});

test('the first run asks for the list and for the region', async () => {
  const { core, user } = await open('empty', '#/today');
  await user.click(await screen.findByRole('button', { name: 'Go through the list' }));
  await user.click(await screen.findByRole('radio', { name: 'United Kingdom' }));
  await waitFor(async () => expect((await core.settings()).region).toBe('uk'));
  await user.click(screen.getByRole('checkbox', { name: /fever or chills/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect((await screen.findAllByText(/Call 111 today/))[0]).toBeVisible();
});

test('where nothing can be read the list is there all the same, and tier 1 is an emergency', async () => {
  const { user } = await open('demo', '#/signs', (core) => {
    core.signs = () => Promise.reject(refusal(null, 'The diary could not be read.'));
    core.answerSigns = () => Promise.reject(refusal(null, 'The diary could not be read.'));
  });
  expect(await screen.findByText('The diary could not be read.')).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: SADDLE }));
  const dialog = await emergency();
  for (const number of ['911', '999', '112']) expect(within(dialog).getByText(number)).toBeVisible();
  expect(within(dialog).getByText(SAID)).toBeVisible();
  expect(await within(dialog).findByText(/could not be saved/)).toBeVisible();
});

test('what cannot be read may be pressing: the way to the list stands first on Today', async () => {
  await open('demo', '#/today', (core) => {
    core.signs = () => Promise.reject(refusal(null, 'The diary could not be read.'));
  });
  expect(await screen.findByRole('button', { name: 'Go through the list' })).toBeVisible();
});

test('what to do today is said although it cannot be saved', async () => {
  const { user } = await open('demo', '#/signs', (core) => {
    core.answerSigns = () => Promise.reject(refusal(null, 'The disk is full. Nothing was saved.'));
  });
  await user.click(await screen.findByRole('checkbox', { name: /fever or chills/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/go to urgent care/)).toBeVisible();
  expect(screen.getByText('The disk is full. Nothing was saved.')).toBeVisible();
  expect(screen.getByRole('checkbox', { name: /fever or chills/ })).toBeChecked();
});

test('a sign ticked in an emergency that could not be saved joins the one that stands', async () => {
  const { user } = await open('demo', '#/signs', (core) => {
    core.answerSigns = () => Promise.reject(refusal(null, 'The disk is full. Nothing was saved.'));
  });
  await user.click(await screen.findByRole('checkbox', { name: /chest pain\.$/ }));
  expect(within(await emergency()).getByText(/I also have chest pain/)).toBeVisible();
});

test('none after a tick says what stands, and one press takes it back', async () => {
  const { core, user } = await open('ticked', '#/signs', (core) => {
    core.untick = vi.fn(core.untick);
  });
  await user.click(await screen.findByRole('button', { name: 'None of these today' }));
  expect(await screen.findByText('You ticked this today. It still stands:')).toBeVisible();
  expect(screen.queryByText('No warning signs ticked today.')).toBeNull();
  await user.click(screen.getByRole('button', { name: /Ticked by mistake: You have a fever/ }));
  const answers = (await core.signs()).answers.map(({ id }) => id);
  expect(core.untick).toHaveBeenCalledWith([expect.toSatisfy((id: number) => answers.includes(id))], ['fever']);
  await waitFor(() => expect(screen.queryByRole('button', { name: /mistake: You have a fever/ })).toBeNull());
});

test('signs stand above the doctor reminder on the first day too', async () => {
  await open('reminder', '#/today', (core) => {
    const { signs } = core;
    core.signs = async () => ({ ...(await signs()), dueFor: 'new-episode', standsFirst: true, answers: [] });
  });
  const list = await screen.findByRole('button', { name: 'Go through the list' });
  const reminder = await screen.findByRole('heading', { name: /more than two weeks/ });
  expect(list.compareDocumentPosition(reminder) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

test('"None of these" comes after all of them, and stands over none', async () => {
  const { user } = await open('demo', '#/signs');
  const none = await screen.findByRole('button', { name: 'None of these today' });
  const boxes = screen.getAllByRole('checkbox');
  for (const box of boxes) expect(box.compareDocumentPosition(none) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect(none.closest('.in-sight')).toBeNull();
  await user.click(screen.getByRole('checkbox', { name: /fever or chills/ }));
  expect(screen.getByRole('button', { name: 'Save' }).closest('.in-sight')).not.toBeNull();
});

test('the list stays when the reminder is put off', async () => {
  const { user } = await open('reminder', '#/today');
  expect(await screen.findByRole('button', { name: 'Go through the list' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^Time to see a doctor/ }));
  await user.click(await screen.findByRole('button', { name: 'Later' }));
  await user.click(screen.getByRole('button', { name: 'In 7 days' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: /more than two weeks/ })).toBeNull());
  expect(screen.getByRole('button', { name: 'Go through the list' })).toBeVisible();
});

test('an emergency by mistake leaves the list to be gone through, and its other ticks', async () => {
  const { core, user } = await open('reminder', '#/signs');
  const before = (await core.signs()).dueFor;
  expect(before).not.toBeNull();
  await user.click(await screen.findByRole('checkbox', { name: /over two weeks/ }));
  await user.click(screen.getByRole('checkbox', { name: SADDLE }));
  await user.click(within(await emergency()).getByRole('button', { name: /by mistake/ }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect((await core.signs()).dueFor).toBe(before);
  expect(screen.getByRole('checkbox', { name: /over two weeks/ })).toBeChecked();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Saved.');
  expect((await core.signs()).dueFor).toBeNull();
});

test('under a pack the emergency says to take it off, and takes that press', async () => {
  const { core, user } = await open('session', '#/signs');
  await user.click(await screen.findByRole('checkbox', { name: SADDLE }));
  const dialog = await emergency();
  expect(await within(dialog).findByText('Cold on low back, left: take the pack off now.')).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'It is off' }));
  await waitFor(async () => expect((await core.today()).running).toEqual([]));
  expect(await emergency()).toBeVisible();
});

test('a sign of the same day stands over midnight, until it is said that one has called', async () => {
  const { core, user } = await open('demo', '#/today', async (core) => {
    await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: ['weight'] });
    await core.until(later((await core.today()).now, 24 * 60 * 60_000));
  });
  expect(await screen.findByText('You ticked this yesterday. If it is still so, call today.')).toBeVisible();
  expect(screen.getByText('You have lost weight without trying.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'I have called, or have an appointment' }));
  await waitFor(() => expect(screen.queryByText(/You ticked this yesterday/)).toBeNull());
  expect((await core.signs()).toCall).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('You ticked this yesterday. If it is still so, call today.')).toBeVisible();
});

test.each([
  ['I have called, or I am getting help', 'Saved: you are getting help.'],
  ['I ticked this by mistake', 'Taken back: what you ticked.'],
])('a slip over an emergency has a way back: %s', async (name, saved) => {
  const { core, user } = await open('demo', '#/today', async (core) => {
    await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'tick', ticked: ['saddle'] });
  });
  await user.click(await screen.findByRole('button', { name }));
  expect(await screen.findByText(saved, { exact: false })).toBeVisible();
  expect((await core.signs()).emergency).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('button', { name })).toBeVisible();
  expect((await core.signs()).emergency?.ticked).toEqual(['saddle']);
});

test('how a pack went is not asked over an emergency, but once that is answered', async () => {
  const { user } = await open('session', '#/today', async (core) => {
    await core.packIsOff(1, 'pressed');
    await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'tick', ticked: ['saddle'] });
  });
  const dialog = await emergency();
  expect(screen.queryByRole('dialog', { name: 'The pack is off' })).toBeNull();
  await user.click(within(dialog).getByRole('button', { name: /I have called/ }));
  expect(await screen.findByRole('dialog', { name: 'The pack is off' })).toBeVisible();
});

test('a sign of yesterday that is over goes by the list, and nothing untrue is kept', async () => {
  const { core, user } = await open('demo', '#/today', async (core) => {
    await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: ['fever'] });
    await core.until(later((await core.today()).now, 24 * 60 * 60_000));
  });
  await user.click(await screen.findByRole('button', { name: 'It is over' }));
  expect(await screen.findByText('Tick what is still so. Leave out what is over, then save.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect((await core.signs()).toCall).toBeNull());
  const { answers } = await core.signs();
  expect(answers.map(({ ticked, helpedAt }) => [ticked, helpedAt])).toContainEqual([['fever'], null]);
});

test('an emergency of days ago is told with its day', async () => {
  const { core } = await open('demo', '#/today', async (core) => {
    await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'tick', ticked: ['saddle'] });
    await core.until(later((await core.today()).now, 4 * 24 * 60 * 60_000));
  });
  const dialog = await emergency();
  const day = longDay((await core.signs()).emergency?.tickedAt.slice(0, 10) ?? '');
  expect(within(dialog).getByText(`You ticked this on ${day}. If it is still so, call now.`)).toBeVisible();
  expect(within(dialog).getByText(`I have a bad back. I ticked this on a list on ${day}:`)).toBeVisible();
  expect(within(dialog).queryByText(/I just ticked/)).toBeNull();
});

test('who is getting help is not told to call now, and when that was said is told', async () => {
  const { user } = await open('emergency', '#/signs');
  await user.click(within(await emergency()).getByRole('button', { name: /I have called/ }));
  await user.click(screen.getByRole('link', { name: 'Today' }));
  await screen.findByRole('heading', { level: 1, name: 'Today' });
  const said = 'You said that you are getting help. If it gets worse before help comes, call again.';
  expect(await screen.findByText(said)).toBeVisible();
  expect(screen.queryByText(/If this is still so, call/)).toBeNull();
  await user.click(await screen.findByRole('button', { name: 'Something changed' }));
  await screen.findByRole('heading', { level: 1, name: 'Warning signs' });
  expect(screen.getByText(/^You called, or got help: /)).toBeVisible();
  expect(screen.queryByText('changed')).toBeNull();
  await user.click(screen.getByRole('link', { name: 'Diary' }));
  await screen.findByRole('heading', { level: 1, name: 'Diary' });
  expect(await screen.findByText(/^You called, or got help: 22 November/)).toBeVisible();
});

test.each(['demo', 'empty'])('what was saved says what to do, with a press for who has called: %s', async (diary) => {
  const { core, user } = await open(diary, '#/signs');
  await user.click(await screen.findByRole('checkbox', { name: /You have a fever/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await user.click(await screen.findByRole('button', { name: 'I have called, or have an appointment' }));
  expect(await screen.findByText('You said that you have called.')).toBeVisible();
  expect((await core.signs()).toCall).toBeNull();
});

test('a sign that wants a visit names the one that is booked soon', async () => {
  const { core } = await open('demo', '#/today', async (core) => {
    const { date } = await core.signs();
    await core.addVisit({ day: date, time: null, clinician: '', kind: null, questions: [], notes: '' });
    await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: ['lasts'] });
  });
  const visitOn = (await core.signs()).visitOn ?? '';
  expect(await screen.findByText(`You have a visit on ${longDay(visitOn)}. Tell it there.`)).toBeVisible();
  expect(screen.queryByText(/Book a visit with a doctor/)).toBeNull();
  expect(screen.getByRole('button', { name: 'Plan a visit' })).toBeVisible();
});

test.each(['#/today', '#/diary'])('"Ticked by mistake" says so, and Undo ticks it as it was: %s', async (where) => {
  const { core, user } = await open('ticked', where);
  const told = async () =>
    (await core.signs()).answers.map(({ id, at, ticked, helpedAt }) => ({ id, at, ticked, helpedAt }));
  const before = await told();
  await user.click(await screen.findByRole('button', { name: /Ticked by mistake: You have a fever/ }));
  expect(await screen.findByText('Taken back: what you ticked.')).toBeVisible();
  expect((await core.signs()).tickedToday).not.toContain('fever');
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await told()).toEqual(before));
});

test('who goes through the list comes back to what they were at', async () => {
  const { user } = await open('demo', '#/today', (core) =>
    core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: ['fever'] }),
  );
  await user.click((await screen.findAllByRole('button', { name: 'Something changed' }))[0] as HTMLElement);
  expect(await screen.findByRole('heading', { level: 1, name: 'Warning signs' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Back to where you were' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
});

test('a visit planned on the card of a sign of the same day is told there in place of the call', async () => {
  const { core, user } = await open('ticked', '#/today');
  await user.click((await screen.findAllByRole('button', { name: 'Plan a visit' }))[0] as HTMLElement);
  const { date } = await core.signs();
  await user.type(await screen.findByLabelText('Day'), date);
  await user.click(screen.getByRole('button', { name: 'Save the visit' }));
  await waitFor(async () => expect((await core.signs()).toCall).toBeNull());
  await user.click(screen.getByRole('link', { name: 'Today' }));
  expect((await screen.findAllByText(`You have a visit on ${longDay(date)}. Tell it there.`))[0]).toBeVisible();
  expect(screen.queryByText('You said that you have called.')).toBeNull();
});

test('a visit planned in place of the call that is over is not told as one to come', async () => {
  let stands: 'to-tell' | 'been' = 'to-tell';
  const { core } = await open('ticked', '#/today', (core) => {
    const { signs } = core;
    core.signs = async () => {
      const view = await signs();
      return { ...view, toCall: null, booked: { on: view.date, stands } };
    };
  });
  const { date } = await core.signs();
  expect(
    (await screen.findAllByText(`Your visit was on ${longDay(date)}. Say in Doctor how it went.`))[0],
  ).toBeVisible();
  stands = 'been';
  await core.answerSigns({ when: '', askedBy: 'daily', extent: 'line', ticked: [] });
  expect((await screen.findAllByText('You said that you have been to a doctor.'))[0]).toBeVisible();
});

test('Undo of a mistake in an emergency ticks it as it was', async () => {
  const { core, user } = await open('emergency', '#/today');
  const told = async () => (await core.signs()).emergency?.answers;
  const before = await told();
  await user.click(within(await emergency()).getByRole('button', { name: /by mistake/ }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await emergency();
  expect(await told()).toEqual(before);
});

test('what is unticked while it is being kept is taken off', async () => {
  let save = () => {};
  const { core, user } = await open('empty', '#/signs', (core) => {
    const { answerSigns } = core;
    const slow = new Promise<void>((resolve) => (save = resolve));
    core.answerSigns = vi.fn((draft) => slow.then(() => answerSigns(draft)));
    core.untick = vi.fn(core.untick);
  });
  const box = await screen.findByRole('checkbox', { name: /worse when you cough/ });
  await user.click(box);
  await waitFor(() => expect(core.answerSigns).toHaveBeenCalled(), { timeout: 10_000 });
  await user.click(box);
  save();
  await waitFor(() => expect(core.untick).toHaveBeenCalledOnce());
  await waitFor(async () => expect((await core.signs()).tickedToday).toEqual([]));
});

test('who is getting help is not told that the list is not finished', async () => {
  const { core, user } = await open('empty', '#/signs');
  await user.click(await screen.findByRole('checkbox', { name: /worse when you cough/ }));
  await waitFor(async () => expect((await core.signs()).tickedToday).toEqual(['cough']), { timeout: 10_000 });
  await user.click(screen.getByRole('checkbox', { name: /chest pain\.$/ }));
  await user.click(within(await emergency()).getByRole('button', { name: /I have called/ }));
  expect(await screen.findByText('Saved.')).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'Today' }));
  expect(await screen.findByText('Saved: you are getting help.')).toBeVisible();
  expect(screen.queryByText(/The list is not finished/)).toBeNull();
});
