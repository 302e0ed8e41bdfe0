// Diaries by name, to test the screens with and to look at them: `?state=session`. Each is what a person would have done,
// through the port, before a clock that stands and that the state moves.
import { addDays, typed } from './backend/moment';
import type { Backend, EntryDraft, ProductDraft, ReliefDraft } from './backend/port';
import { ANYWHERE } from './where';

/** The day on which they all are looked at, and when on it. */
export const TODAY = '2026-11-22';
export const NOW = `${TODAY}T14:10:42+01:00`;

/** A core whose clock can be moved. */
export type Core = Backend & {
  /** Time passes until the clock shows this. */
  until(moment: string): Promise<void>;
};

type State = {
  /** What the core fills it with before. */
  seed?: 'empty' | 'demo' | 'damaged';
  /** When it is opened. */
  from?: string;
  /** When it is looked at. */
  to?: string;
  acts?: (core: Core) => Promise<unknown>;
};

/** A time of today, or of so many days ago. */
export function at(time: string, ago = 0): string {
  return typed(addDays(TODAY, -ago), time);
}

const MORNING = at('09:00');

/** Everything that a first look would ask about has been answered. */
async function settled(core: Core): Promise<void> {
  await core.changeSettings({ ...(await core.settings()), region: 'us' }, null);
  await core.answerSigns({ when: '', askedBy: 'first-run', extent: 'list', ticked: [] });
  await core.answerSafety({}, null);
}

/** An entry of a spasm in the left of the low back, so many days ago. */
export function spasm(ago: number, worst: number, more: EntryDraft = {}): EntryDraft {
  return { when: at('08:40', ago), worst, spasms: 1, places: ['low-back-left'], ...more };
}

/** A spasm each so many days ago. */
async function spasms(core: Core, days: readonly number[], more?: EntryDraft): Promise<void> {
  for (const ago of days) await core.logEntry(spasm(ago, 6, more));
}

/** Neither spasm nor pain so many days ago: what came before is over. */
async function clear(core: Core, days: readonly number[]): Promise<void> {
  for (const ago of days) await core.logEntry({ when: at('08:40', ago), worst: 0, spasms: 0 });
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

async function cold(core: Core, time: string): Promise<void> {
  await core.until(at(time));
  await core.startSession({ kind: 'cold', places: ['low-back-left'], minutes: 15, before: 6 });
}

/** A pack that came off at its end, and of which the pain after is known. */
async function coldIsOver(core: Core): Promise<void> {
  await cold(core, '13:25');
  await core.until(at('13:40'));
  const [session] = (await core.today()).unconfirmed;
  if (session) await core.packIsOff(session.id, 'pressed');
}

async function twoWeeks(core: Core): Promise<void> {
  await settled(core);
  await spasms(core, [0, 1, 2, 3, 5, 6, 7, 8, 9, 11, 12, 15]);
}

const LABEL = { mostUnitsPerDose: 2, hoursBetween: 4, mostUnitsADay: 6, mostDays: 10, source: 'us' } as const;

/** What is on the shelf, in the order of the numbers that they get. */
const SHELF: ProductDraft[] = [
  {
    name: 'Advil 200 mg',
    kind: 'otc',
    contents: [{ ingredient: 'ibuprofen', mgPerUnit: 200 }],
    unit: 'tablet',
    label: { ...LABEL, checked: true },
  },
  {
    name: 'Flexeril 5 mg',
    kind: 'prescribed',
    contents: [{ ingredient: 'cyclobenzaprine', mgPerUnit: 5 }],
    unit: 'tablet',
    directions: 'One tablet at bedtime, for ten days.',
    courseStart: addDays(TODAY, -3),
    courseEnd: addDays(TODAY, 6),
  },
  {
    name: 'Tylenol',
    kind: 'otc',
    contents: [{ ingredient: 'acetaminophen', mgPerUnit: 500 }],
    unit: 'tablet',
    label: { ...LABEL, hoursBetween: 6 },
  },
  { name: 'Aleve', kind: 'otc', contents: [{ ingredient: 'naproxen', mgPerUnit: 220 }], unit: 'tablet' },
];

async function shelf(core: Core): Promise<void> {
  await settled(core);
  for (const product of SHELF) await core.saveProduct(null, product);
  await core.stopProduct(4, null);
  await core.until(MORNING);
  await core.logDose({ product: 2, units: 1, when: at('22:00', 2) });
  await core.logDose({ product: 2, units: 1, when: at('22:10', 1) });
  await core.logDose({ product: 1, units: 1, when: at('05:30') });
  await core.logSideEffect({ what: 'drowsiness', strength: 'moderate', when: at('08:15'), product: 2 });
  await core.until(at('09:35'));
  await core.logDose({ product: 1, units: 2 });
}

type Tried = Pick<ReliefDraft, 'kind' | 'when' | 'before' | 'after'> & { name?: string };

/** A few of each kind. The first waits for its pain after. */
const TRIED: Tried[] = [
  { kind: 'medicine', name: 'Ibuprofen 200 mg', when: at('13:20'), before: 6, after: null },
  { kind: 'walk', name: 'flat', when: at('17:00', 1), before: 5, after: 3 },
  { kind: 'position', name: 'on-back', when: at('21:10', 1), before: 6, after: 4 },
  { kind: 'medicine', name: 'Ibuprofen 200 mg', when: at('08:00', 2), before: 6, after: 3 },
  { kind: 'rest', when: at('15:00', 3), before: 5, after: 5 },
  { kind: 'medicine', name: 'Ibuprofen 200 mg', when: at('08:30', 4), before: 7, after: 5 },
  { kind: 'walk', name: 'hill', when: at('11:00', 5), before: 3, after: 5 },
  { kind: 'exercise', name: 'Cat stretch', when: at('09:00', 6), before: 3, after: 2 },
  { kind: 'position', name: 'on-back', when: at('22:00', 8), before: 7, after: 6 },
  { kind: 'medicine', name: 'Ibuprofen 200 mg', when: at('20:00', 9), before: 5, after: 4 },
  { kind: 'position', name: 'on-back', when: at('22:00', 10), before: 6, after: 4 },
  { kind: 'other', name: 'A hot bath', when: at('19:00', 12), before: 6, after: 4 },
  { kind: 'walk', when: at('12:00', 13), before: 4, after: 4 },
];

async function visits(core: Core): Promise<void> {
  const visit = { time: null, clinician: '', kind: null, questions: [], notes: '' };
  await core.addVisit({
    ...visit,
    day: addDays(TODAY, 3),
    time: '14:30',
    clinician: 'Dr Amara Okafor',
    kind: 'gp',
    questions: ['Why does it come back on the left?', 'May I go on with my swimming?', 'Do I need a picture of it?'],
  });
  await core.addVisit({ ...visit, day: addDays(TODAY, 11), time: '09:00', kind: 'physio' });
}

/** Ten weeks, and what the person said and did today. */
async function demo(core: Core): Promise<void> {
  await core.changeSettings({ ...(await core.settings()), region: 'us' }, null);
  await core.saveCondition(null, { kind: 'illness', name: 'Asthma', since: '1998' }, null);
  await core.answerSafety({}, null);
  await core.answerWeek({ pain: 6, enjoyment: 5, activity: 6 });
  await core.answerRolandMorris({ ticked: [3, 6, 9, 11, 14, 16, 18, 21] });
  await core.logEntry(spasm(0, 6, { triggers: ['lifting', 'Carrying my son'] }));
  await core.logEntry(spasm(3, 5, { when: at('09:15', 3) }));
  await visits(core);
  // Yesterday's entry is looked at again, twice.
  const { days } = await core.diary(TODAY, 1, ANYWHERE);
  const yesterday = days[0]?.entries[0];
  if (!yesterday) return;
  const { id, occurredAt, ...said } = yesterday;
  await core.updateEntry(id, { ...said, when: occurredAt, worst: 5 }, null);
  await core.until(at('09:30'));
  await core.updateEntry(
    id,
    { ...said, when: occurredAt, worst: 5, note: 'Woke at four. Better after a short walk.' },
    null,
  );
}

const DEMO = { seed: 'demo', from: MORNING } as const;

export const STATES: Record<string, State> = {
  /** Nothing was ever noted. */
  empty: { from: NOW },
  demo: { ...DEMO, acts: demo },
  /** The diary could not be read, and a new one was begun. */
  damaged: { seed: 'damaged', from: MORNING },
  /** Cold is on, and the skin was looked at. */
  session: {
    from: MORNING,
    acts: async (core) => {
      await settled(core);
      await cold(core, '14:05');
      const [session] = (await core.today()).running;
      await core.until(at('14:10'));
      if (session) await core.skinIsFine(session.id);
    },
  },
  /** Heat is on, and the skin is to be looked at. */
  check: {
    from: MORNING,
    acts: async (core) => {
      await settled(core);
      await core.until(at('14:05'));
      const [ask] = (await core.sessions()).beforeStart.heat;
      const confirmed = ask ? [ask.key] : [];
      await core.startSession({ kind: 'heat', places: ['low-back-left'], minutes: 15, before: 6, confirmed });
    },
  },
  /** A first pack went on just now. */
  started: {
    from: MORNING,
    acts: async (core) => {
      await settled(core);
      await cold(core, '14:10');
    },
  },
  /** A pack came off half an hour ago. */
  rest: {
    from: MORNING,
    acts: async (core) => {
      await settled(core);
      await coldIsOver(core);
    },
  },
  /** A pack came off this morning, and its skin is free again. */
  free: {
    from: at('08:00'),
    acts: async (core) => {
      await settled(core);
      await cold(core, '09:10');
      const [session] = (await core.today()).running;
      await core.until(at('09:25'));
      if (session) await core.stopSession(session.id, { skin: 'normal', after: 4 });
    },
  },
  /** Time was up a minute ago. */
  up: {
    from: MORNING,
    acts: async (core) => {
      await settled(core);
      await cold(core, '13:54');
    },
  },
  /** Time was up half an hour ago. */
  unconfirmed: {
    from: MORNING,
    acts: async (core) => {
      await settled(core);
      await cold(core, '13:25');
    },
  },
  /** For more than two weeks. */
  reminder: { from: MORNING, acts: twoWeeks },
  /** The same, and in two places where it was before. */
  many: {
    from: MORNING,
    acts: async (core) => {
      await settled(core);
      const places = ['low-back-left', 'low-back-centre'];
      await spasms(core, [40, 41], { places });
      await clear(core, range(30, 39));
      await spasms(core, range(0, 15), { places });
    },
  },
  booked: {
    from: MORNING,
    acts: async (core) => {
      await twoWeeks(core);
      await core.answerReminder('two-weeks', null, { said: 'booked', on: addDays(TODAY, 4) });
    },
  },
  silenced: {
    from: MORNING,
    acts: async (core) => {
      await twoWeeks(core);
      await core.answerReminder('two-weeks', null, { said: 'not-for-this-episode' });
    },
  },
  /** In the same place as before. */
  again: {
    from: MORNING,
    acts: async (core) => {
      await settled(core);
      await spasms(core, [60, 55, 50, 45, 40]);
      await clear(core, range(30, 39));
      await spasms(core, [8, 5, 1]);
    },
  },
  /** In the place beside one where it was before. */
  beside: {
    from: MORNING,
    acts: async (core) => {
      await settled(core);
      await spasms(core, range(70, 80));
      await clear(core, range(60, 69));
      await spasms(core, [0, 1], { places: ['low-back-centre'] });
    },
  },
  /** Nothing was noted for days of an episode that is near two weeks. */
  'still-there': {
    from: MORNING,
    acts: async (core) => {
      await settled(core);
      await spasms(core, range(4, 15));
    },
  },
  /** Nothing was noted between two spasms. */
  gap: {
    from: MORNING,
    acts: async (core) => {
      await settled(core);
      await spasms(core, [22, 21, 10, 9, 1]);
    },
  },
  /** In the small hours. */
  night: { from: at('01:00'), to: at('01:20'), acts: settled },
  /** A goal was set more than a week ago. */
  goal: {
    from: at('09:00', 8),
    acts: (core) => core.saveGoal(null, 'Walk the dog for 20 minutes'),
  },
  /** A diary of three weeks, in which the questions of the week were answered twice. */
  week: {
    from: at('20:10', 15),
    acts: async (core) => {
      await settled(core);
      await spasms(core, [16]);
      await core.answerWeek({ pain: 7, enjoyment: 6, activity: 8 });
      await core.until(at('19:30', 8));
      await core.answerWeek({ pain: 6, enjoyment: 5, activity: 6 });
    },
  },
  shelf: { from: at('08:00', 9), acts: shelf },
  /** The same, with more taken than the label says. */
  over: {
    from: at('08:00', 9),
    acts: async (core) => {
      await shelf(core);
      await core.logDose({ product: 1, units: 4, when: at('18:20', 1) });
    },
  },
  /** Two exercises that a therapist showed, one of them done today. Nothing speaks against another. */
  shown: {
    from: MORNING,
    acts: async (core) => {
      await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: [] });
      await core.clearExercise({ active: true, by: '', on: '' }, null);
      const how = 'On hands and knees.\nLift one arm and the other leg, and hold.';
      const { id } = await core.saveOwnExercise(null, { name: 'Bird dog', how, hasSides: true }, null);
      await core.saveOwnExercise(null, { name: 'Bridge', how: '', hasSides: false }, null);
      await core.startExercise({ exercise: { own: id }, before: 1, first: 'left', halves: false });
      await core.until(at('11:00'));
      await core.endExercise('tired');
    },
  },
  /** What was tried on thirteen days, and what made it worse or better. */
  tried: {
    from: MORNING,
    acts: async (core) => {
      await settled(core);
      await core.logEntry(spasm(1, 5, { worse: ['long-sitting', 'The car'], better: ['short-walk'] }));
      await spasms(core, [3, 4, 6], { worse: ['bending'] });
      await core.until(at('13:20'));
      for (const draft of TRIED) await core.addRelief({ ...draft, name: draft.name ?? null, minutes: null, note: '' });
    },
  },
  visited: {
    from: at('09:00', 60),
    acts: async (core) => {
      const visit = { time: null, clinician: 'Dr Amara Okafor', kind: 'gp', questions: [], notes: '' } as const;
      await core.addVisit({ ...visit, questions: ['May I swim?'], day: addDays(TODAY, -1) });
    },
  },
  /** Signs that want a call today were ticked. */
  ticked: {
    ...DEMO,
    acts: async (core) => {
      await demo(core);
      await core.until(at('13:50'));
      await core.answerSigns({
        when: '',
        askedBy: 'something-changed',
        extent: 'list',
        ticked: ['fever', 'pregnant', 'lasts'],
      });
    },
  },
  /** A sign of an emergency was ticked just now. */
  emergency: {
    ...DEMO,
    acts: async (core) => {
      await demo(core);
      await core.until(NOW);
      await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'tick', ticked: ['saddle'] });
    },
  },
  /** Nothing shows notices, and there is no tray. */
  off: {
    ...DEMO,
    acts: async (core) => {
      const { surroundings } = core;
      core.surroundings = async () => ({ ...(await surroundings()), notices: 'off', tray: false, demo: true });
    },
  },
  /** Nobody has read yet what is asked before the first pack. */
  sheet: { from: MORNING },
  /** Of one concern a doctor said that it is fine, long ago. */
  agreed: {
    from: `2026-01-02T09:00:00+01:00`,
    acts: (core) =>
      core.answerSafety(
        {
          concerns: ['poor-circulation'],
          agreed: [{ concern: 'poor-circulation', day: '2026-01-01' }],
        },
        null,
      ),
  },
  /** A concern that a doctor should hear first. */
  blocked: { from: MORNING, acts: (core) => core.answerSafety({ concerns: ['fever'] }, null) },
  /** Skin that did not look normal, a fever, and all that can be asked before cold. */
  held: {
    from: at('20:50', 2),
    acts: async (core) => {
      await settled(core);
      const off = async (places: string[], skin: 'blistered' | 'numb') => {
        const session = await core.startSession({ kind: 'cold', places, minutes: 15, before: null });
        await core.until(skin === 'numb' ? at('21:15', 2) : at('09:40'));
        await core.stopSession(session.id, { skin });
      };
      await core.until(at('21:00', 2));
      await off(['upper-back-left'], 'numb');
      await core.until(at('08:10', 1));
      await core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: ['fever'] });
      await core.saveInjury(null, { what: 'Fell on the stairs', happened: addDays(TODAY, -1) }, null);
      await core.until(at('09:25'));
      // Asked again, after a bad reaction.
      await core.answerSafety({}, null);
      const { cold: asked } = (await core.sessions()).beforeStart;
      const confirmed = asked.map(({ key }) => key);
      const session = await core.startSession({
        kind: 'cold',
        places: ['mid-back-right'],
        minutes: 15,
        before: null,
        confirmed,
      });
      await core.until(at('09:40'));
      await core.stopSession(session.id, { skin: 'blistered' });
      await core.answerSafety({}, null);
      await core.saveProduct(null, {
        name: 'Cyclobenzaprine 10 mg',
        kind: 'prescribed',
        contents: [{ ingredient: 'cyclobenzaprine', mgPerUnit: 10 }],
        unit: 'tablet',
      });
      await core.until(at('13:05'));
      await core.logDose({ product: 1, units: 1, alcohol: true });
    },
  },
};
