import { screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import type { Core } from '../../core-in-test';
import { at, spasm, TODAY } from '../../states';
import { ANYWHERE } from '../../where';

test('an entry that was deleted comes back with Undo', async () => {
  const { core, user } = await open('demo', '#/diary');
  await user.click(await screen.findByRole('button', { name: 'Delete the entry of 8:40 am' }).catch(first));
  expect(await screen.findByText('The entry of 8:40 am is deleted.')).toBeVisible();
  await waitFor(async () => expect(await ids(core)).not.toContain(69));
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await ids(core)).toContain(69));
  await waitFor(() => expect(screen.queryByText('The entry of 8:40 am is deleted.')).toBeNull());
});

test('days come newest first, with their state in words and late entries marked', async () => {
  await open('demo', '#/diary');
  await screen.findByRole('heading', { name: /^Today 22 November/ });
  const days = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
  expect(days.slice(0, 2)).toEqual(['Today 22 November', 'Yesterday 21 November']);
  expect(screen.getAllByText('Spasm or pain').length).toBeGreaterThan(0);
  expect(screen.getByText(/^Entered later:/)).toBeVisible();
});

test('a session that lay outside the guide is marked so', async () => {
  await open('demo', '#/diary', async (core) => {
    await core.recordSession({
      kind: 'heat',
      places: ['neck-right'],
      started: '40min ago',
      ended: '30min ago',
      before: null,
      after: null,
      skin: null,
    });
  });
  expect(await screen.findByText('told later, outside the guide')).toBeVisible();
});

test.each(['unconfirmed', 'not known'])(
  'no pack is on for ever in the diary, and no length is made up (%s)',
  async (how) => {
    await open('unconfirmed', '#/diary', async (core) => {
      const [session] = (await core.today()).unconfirmed;
      if (session && how === 'not known') await core.packIsOff(session.id, 'since-unknown');
    });
    const line = (await screen.findByText('end not known, outside the guide')).closest('article');
    expect(line).toHaveTextContent(/Cold on low back, left Pain 6 before.*end not known, outside the guide/);
  },
);

test('older days come when asked for', async () => {
  const { user } = await open('demo', '#/diary');
  await screen.findByRole('heading', { name: /^Today/ });
  const before = screen.getAllByRole('heading', { level: 2 }).length;
  await user.click(screen.getByRole('button', { name: 'Show earlier days' }));
  await waitFor(() => expect(screen.getAllByRole('heading', { level: 2 }).length).toBeGreaterThan(before));
});

test('what was there before is shown with the old value, the new one and the time', async () => {
  const { user } = await open('demo', '#/diary');
  await user.click(await screen.findByRole('button', { name: 'What was there before, entry of 8:30 pm' }));
  expect(await screen.findByRole('row', { name: /9:00 am Worst pain 6 5/ })).toBeVisible();
  expect(screen.getByRole('row', { name: /Note nothing Woke at four/ })).toBeVisible();
});

function first(): HTMLElement {
  return screen.getAllByRole('button', { name: 'Delete the entry of 8:40 am' })[0] as HTMLElement;
}

async function ids(core: Core): Promise<number[]> {
  const { days } = await core.diary(null, 14, ANYWHERE);
  return days.flatMap((day) => day.entries.map((entry) => entry.id));
}

test('the same words in two lists, or as code and as own words, are both shown', async () => {
  await open('demo', '#/diary', (core) => {
    const { diary } = core;
    core.diary = async (before, count, wanted) => {
      const view = await diary(before, count, wanted);
      const entry = view.days[0]?.entries[0];
      if (entry) Object.assign(entry, { triggers: ['lifting', 'Lifting', 'On and off'], pattern: 'on-and-off' });
      return view;
    };
  });
  await screen.findByRole('heading', { name: /^Today/ });
  const first = screen.getAllByRole('article', { name: /entry$/ })[0];
  expect(first).toHaveTextContent(/Lifting\s*Lifting\s*On and off\s*On and off/);
});

test('many days are fetched in few questions, each day once', async () => {
  const { core, user } = await open('empty', '#/diary', async (core) => {
    await Promise.all(Array.from({ length: 120 }, (_, ago) => core.logEntry(spasm(ago, 5))));
  });
  await screen.findByRole('heading', { name: /^Today/ });
  const asked = vi.spyOn(core, 'diary');
  const shown = () => screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
  for (let press = 2; press <= 8; press++) {
    asked.mockClear();
    await user.click(screen.getByRole('button', { name: 'Show earlier days' }));
    await waitFor(() => expect(shown()).toHaveLength(14 * press));
  }
  expect(asked.mock.calls.map(([, days]) => days)).toEqual([100, 12]);
  expect(new Set(shown()).size).toBe(112);
  // A third of a year is written first, on a real disk.
}, 180_000);

test('a day holds all that was told of it, latest first, each with its time, kind and words', async () => {
  await open('shelf', '#/diary', async (core) => {
    await core.logEntry(spasm(0, 6, { note: 'After the garden.' }));
    await core.addRelief({
      kind: 'walk',
      name: 'flat',
      when: at('07:00'),
      before: 5,
      after: 3,
      minutes: null,
      note: '',
    });
    await core.recordSession({
      kind: 'cold',
      places: ['low-back-left'],
      started: at('06:00'),
      ended: at('06:15'),
      before: null,
      after: null,
      skin: null,
    });
    await core.addVisit({ day: TODAY, time: '06:30', clinician: 'Dr Okafor', kind: 'gp', questions: [], notes: '' });
  });
  const today = await screen.findByRole('region', { name: /^Today/ });
  const rows = within(today)
    .getAllByRole('article')
    .map((row) => row.getAttribute('aria-label'));
  const times = rows.map((row) => row?.slice(0, 5));
  expect(times).toEqual([...times].sort().reverse());
  for (const row of [
    '8:40 am, entry',
    '7:00 am, tried',
    '6:30 am, visit',
    '6:00 am, Cold',
    '5:30 am, medicine',
    '8:15 am, side effect',
  ]) {
    expect(rows).toContain(row);
  }
});

test('a dose, something tried, a visit and a pack are deleted, and come back with Undo', async () => {
  const { user } = await open('shelf', '#/diary', async (core) => {
    await core.addRelief({
      kind: 'walk',
      name: 'flat',
      when: at('07:00'),
      before: 5,
      after: 3,
      minutes: null,
      note: '',
    });
    await core.addVisit({ day: TODAY, time: null, clinician: 'Dr Okafor', kind: null, questions: [], notes: '' });
    await core.recordSession({
      kind: 'cold',
      places: ['low-back-left'],
      started: at('05:00'),
      ended: at('05:15'),
      before: null,
      after: null,
      skin: null,
    });
  });
  const acts = [
    /^Delete.*Advil.*5:30 am/,
    /^Delete On flat ground|^Delete Walk/,
    /^Delete the visit/,
    /^Delete the pack: Cold, 5:00 am/,
  ];
  for (const name of acts) {
    await user.click((await screen.findAllByRole('button', { name }))[0] as HTMLElement);
    await waitFor(() => expect(screen.queryByRole('button', { name })).toBeNull());
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('button', { name })).toBeVisible();
  }
});

test.each([
  ['reminder', 'Later, in 3 days', (core: Core) => core.answerReminder('two-weeks', null, { said: 'later', days: 3 })],
  ['reminder', 'I have been', (core: Core) => core.answerReminder('two-weeks', null, { said: 'been' })],
  [
    'reminder',
    'I have been',
    async (core: Core) => {
      const visit = { day: TODAY, time: '00:00', clinician: '', kind: null, questions: [], notes: '' };
      await core.addVisit(visit);
      await core.answerReminder('two-weeks', null, { said: 'been' });
    },
  ],
  [
    'beside',
    'No, another place',
    async (core: Core) => {
      for (const question of (await core.today()).placeQuestions) await core.answerPlace(question, false);
    },
  ],
  [
    'empty',
    'I do not remember',
    async (core: Core) => {
      await core.logEntry(spasm(20, 5));
      await core.logEntry(spasm(0, 5));
      for (const question of (await core.today()).questions) await core.answerGap(question, 'do-not-remember');
    },
  ],
] as const)('what was said stands on its day, and one press takes it back: %s, %s', async (state, said, tell) => {
  const owed = async (core: Core) => {
    const { reminders, questions, placeQuestions } = await core.today();
    return { reminders: reminders.map(({ state }) => state), questions, placeQuestions };
  };
  const { core, user } = await open(state, '#/diary', tell);
  const name = `Said by mistake: ${said}`;
  const answered = await owed(core);
  const line = (await screen.findByText(`You said: ${said}`)).closest('section');
  expect(line).toHaveAttribute('data-day', TODAY);
  const slip = screen.getByRole('button', { name });
  slip.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('button', { name })).toBeNull());
  expect(await owed(core)).not.toEqual(answered);
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('button', { name })).toBeVisible();
  expect(await owed(core)).toEqual(answered);
});

test('a pack from which the skin rests stays, and it is said until when', async () => {
  const { core, user } = await open('empty', '#/diary', async (core) => {
    await core.recordSession({
      kind: 'heat',
      places: ['neck-right'],
      started: '40min ago',
      ended: '30min ago',
      before: null,
      after: null,
      skin: null,
    });
  });
  await user.click(await screen.findByRole('button', { name: /^Delete the pack/ }));
  expect(await screen.findByText(/rests from this pack until .*15:40/)).toBeVisible();
  expect((await core.diary(null, 1, ANYWHERE)).days[0]?.sessions).toHaveLength(1);
});

/** A pack of yesterday of which bad skin was told twice, and that looks normal again. */
async function badSkinThatIsFine(core: Core) {
  await core.until(at('06:00', 1));
  await core.recordSession({
    kind: 'heat',
    places: ['low-back-left'],
    started: at('05:00', 1),
    ended: at('05:15', 1),
    before: null,
    after: null,
    skin: 'red',
  });
  const [told] = (await core.sessions()).recent;
  await core.stopSession(told?.id ?? 0, { when: told?.endedAt ?? '', after: null, skin: 'blistered' });
  await core.until(at('14:10'));
  await core.skinLooksNormal([]);
}

test('a pack of which bad skin was told by mistake can be deleted once that was said, though it looks normal again', async () => {
  const { core, user } = await open('empty', '#/diary', badSkinThatIsFine);
  const remove = /^Delete the pack: Heat, 05:00/;
  await user.click(await screen.findByRole('button', { name: remove }));
  expect(await screen.findByText(/It stays, unless that was a mistake: say so under "Change"\.$/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^Change the pack: Heat, 05:00/ }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText('The skin was blistered, white or blue.')).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Told by mistake' }));
  await waitFor(() => expect(within(dialog).queryByText(/^The skin was /)).toBeNull());
  expect((await core.sessions()).recent[0]).toMatchObject({ skin: null, skinTellings: [] });
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.click(await screen.findByRole('button', { name: remove }));
  await waitFor(() => expect(screen.queryByRole('button', { name: remove })).toBeNull());
});

test('what was told by mistake to be no mistake is told again by Undo', async () => {
  const { core, user } = await open('empty', '#/diary', badSkinThatIsFine);
  await user.click(await screen.findByRole('button', { name: /^Change the pack: Heat, 05:00/ }));
  await user.click(await screen.findByRole('button', { name: 'Told by mistake' }));
  await waitFor(async () => expect((await core.sessions()).recent[0]?.skin).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect((await core.sessions()).recent[0]?.skin).toBe('blistered'));
  expect((await core.sessions()).recent[0]?.skinTellings).toHaveLength(2);
});

test('when a pack came off is changed where it stands', async () => {
  const { core, user } = await open('empty', '#/diary', async (core) => {
    await core.recordSession({
      kind: 'cold',
      places: ['low-back-left'],
      started: at('09:00'),
      ended: at('09:10'),
      before: null,
      after: null,
      skin: null,
    });
  });
  await user.click(await screen.findByRole('button', { name: 'Change the pack: Cold, 09:00' }));
  const time = screen.getByLabelText('It came off at');
  await user.clear(time);
  await user.type(time, '09:15');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Cold, 15 min')).toBeVisible();
  expect((await core.diary(null, 1, ANYWHERE)).days[0]?.sessions[0]?.lasted).toBe(15);
});

test('a pain that is told elsewhere while a pack is changed is not put back', async () => {
  const { core, user } = await open('empty', '#/diary', async (core) => {
    await core.recordSession({
      kind: 'cold',
      places: ['low-back-left'],
      started: at('09:00'),
      ended: at('09:10'),
      before: 6,
      after: null,
      skin: null,
    });
  });
  const [told] = (await core.sessions()).recent;
  await user.click(await screen.findByRole('button', { name: 'Change the pack: Cold, 09:00' }));
  await core.stopSession(told?.id ?? 0, { when: told?.endedAt ?? '', after: 4, skin: null });
  const time = screen.getByLabelText('It came off at');
  await user.clear(time);
  await user.type(time, '09:15');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect((await core.sessions()).recent[0]?.lasted).toBe(15));
  expect((await core.sessions()).recent[0]).toMatchObject({ before: 6, after: 4 });
});

test('the day of a pack that was told is changed where it stands', async () => {
  const { core, user } = await open('empty', '#/diary', async (core) => {
    await core.recordSession({
      kind: 'cold',
      places: ['low-back-left'],
      started: at('09:00'),
      ended: at('09:10'),
      before: null,
      after: null,
      skin: null,
    });
  });
  const [told] = (await core.sessions()).recent;
  await user.click(await screen.findByRole('button', { name: 'Change the pack: Cold, 09:00' }));
  const yesterday = at('09:00', 1).slice(0, 10);
  const date = screen.getByLabelText('Day');
  await user.clear(date);
  await user.type(date, yesterday);
  const started = screen.getByLabelText('It went on at');
  await user.clear(started);
  await user.type(started, '08:55');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect((await core.sessions()).recent[0]?.startedAt).toBe(at('08:55', 1)));
  const [changed] = (await core.sessions()).recent;
  expect(changed).toMatchObject({ id: told?.id, endedAt: at('09:10', 1), lasted: 15 });
});

test('what every day must hold is chosen, shown as chips, kept in the address, and said when nothing fits', async () => {
  const { user } = await open('demo', '#/diary');
  await screen.findByRole('heading', { name: /^Today/ });
  await user.click(screen.getByText('Show only some days'));
  await user.click(screen.getByRole('checkbox', { name: 'Days with a spasm' }));
  await user.selectOptions(screen.getByLabelText('Trigger'), 'lifting');
  expect(await screen.findByRole('button', { name: 'Take off: Days with a spasm' })).toBeVisible();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Take off: Lifting' })).toBeVisible());
  await waitFor(() => {
    const days = screen.getAllByRole('region', { name: /./ }).filter((day) => day.hasAttribute('data-day'));
    expect(days.length).toBeGreaterThan(0);
    for (const day of days) expect(day).toHaveTextContent('Lifting');
  });
  await user.click(screen.getByRole('checkbox', { name: 'Days with a visit' }));
  expect(
    await screen.findByText('No day has all of these: Lifting, Days with a spasm, Days with a visit.'),
  ).toBeVisible();
  expect(decodeURIComponent(location.hash)).toContain('trigger=lifting');
  await user.click(screen.getByRole('button', { name: 'Show all days' }));
  await screen.findByRole('heading', { name: /^Today/ });
});

test('the calendar leads to a day, by arrows too', async () => {
  const { user } = await open('demo', '#/diary');
  await screen.findByRole('heading', { name: /^Today/ });
  await user.click(screen.getByRole('button', { name: 'Go to a day' }));
  const today = await screen.findByRole('button', { name: /^Sunday 22 November/ });
  today.focus();
  await user.keyboard('{ArrowUp}{ArrowLeft}');
  await waitFor(() => expect(document.activeElement).toHaveAccessibleName(/^Saturday 14 November: /));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() =>
    expect(screen.getAllByRole('heading', { level: 2 })[0]).toHaveTextContent(/14 November|13 November/),
  );
  await waitFor(() => expect(document.activeElement).not.toBe(document.body));
});

test('after Save and after Cancel one is where one came from, as it was left', async () => {
  const { user } = await open('demo', '#/diary');
  await screen.findByRole('heading', { name: /^Today/ });
  await user.click(screen.getByRole('button', { name: 'Show earlier days' }));
  const shown = () => screen.queryAllByRole('heading', { level: 2 }).length;
  await waitFor(() => expect(shown()).toBe(28));
  for (const button of ['Save', 'Cancel']) {
    (document.querySelector('main') as HTMLElement).scrollTop = 1200;
    await user.click(screen.getAllByRole('button', { name: /^Change the entry of/ })[5] as HTMLElement);
    await user.click(await screen.findByRole('button', { name: new RegExp(`^${button}`) }));
    await screen.findByRole('heading', { level: 1, name: 'Diary' });
    await waitFor(() => expect(shown()).toBe(28));
    await waitFor(() => expect(document.querySelector('main')?.scrollTop).toBe(1200));
  }
});
