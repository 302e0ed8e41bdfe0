// Warning signs as the invented core holds them.
import { at, NOW, TODAY } from './fake-diary';
import { addDays } from './moment';
import type { Backend, SignAnswerView, SignsView, TierView } from './port';
import type { World } from './fake-world';

const SIGNS: [code: string, tier: TierView, ofMedicine?: boolean][] = [
  ['saddle', 'emergency'],
  ['bladder', 'emergency'],
  ['bowel', 'emergency'],
  ['sex', 'emergency'],
  ['both-legs', 'emergency'],
  ['weak-leg', 'emergency'],
  ['fall', 'emergency'],
  ['chest', 'emergency'],
  ['belly', 'emergency'],
  ['medicine-bleeding', 'emergency', true],
  ['medicine-allergy', 'emergency', true],
  ['medicine-heart', 'emergency', true],
  ['fever', 'same-day'],
  ['weight', 'same-day'],
  ['cancer', 'same-day'],
  ['lump', 'same-day'],
  ['night', 'same-day'],
  ['weak-bones', 'same-day'],
  ['one-leg', 'same-day'],
  ['cough', 'same-day'],
  ['band', 'same-day'],
  ['pregnant', 'same-day'],
  ['lasts', 'visit'],
  ['first', 'visit'],
  ['morning', 'visit'],
  ['no-better', 'visit'],
];
const ORDER: TierView[] = ['emergency', 'same-day', 'visit'];

function answer(id: number, when: string, ticked: string[]): SignAnswerView {
  const tiers = SIGNS.filter(([code]) => ticked.includes(code)).map(([, tier]) => tier);
  return { id, at: when, ticked, tier: ORDER.find((tier) => tiers.includes(tier)) ?? null, ahead: false, changes: 0 };
}

const EARLIER = [answer(2, at('20:31', addDays(TODAY, -1)), []), answer(1, at('09:12', addDays(TODAY, -8)), [])];

export function signsOf(state: 'first' | 'usual' | 'ticked' | 'emergency'): SignsView {
  const signs = SIGNS.map(([code, tier, ofMedicine = false]) => ({ code, tier, ofMedicine }));
  const empty: SignsView = {
    now: NOW,
    date: TODAY,
    signs,
    dueFor: 'first-run',
    answeredToday: false,
    answers: [],
    emergency: null,
    region: null,
    number: null,
  };
  if (state === 'first') return empty;
  const usual: SignsView = { ...empty, dueFor: null, answers: EARLIER, region: 'us', number: '911' };
  if (state === 'usual') return usual;
  const now = state === 'ticked' ? answer(3, at('13:50'), ['fever', 'pregnant', 'lasts']) : answer(3, NOW, ['saddle']);
  const answered = { ...usual, answeredToday: true, answers: [now, ...EARLIER] };
  return state === 'ticked' ? answered : { ...answered, emergency: now };
}

type SignCalls = Pick<Backend, 'signs' | 'answerSigns' | 'gettingHelp' | 'tickedByMistake'>;

export function fakeSigns(world: World, now: () => string, changed: () => void): SignCalls {
  const numbers = { us: '911', uk: '999', eu: '112' };
  const view = (): SignsView => {
    const { region, emergencyNumber } = world.settings;
    const number = region === 'other' ? emergencyNumber || null : region && numbers[region];
    return { ...world.signs, region, number, now: now() };
  };
  return {
    signs: async () => view(),
    answerSigns: async ({ askedBy, extent, ticked }) => {
      const saved = answer((world.signs.answers[0]?.id ?? 0) + 1, now(), ticked);
      const dueFor = extent === 'list' || ticked.length > 0 ? null : world.signs.dueFor;
      const emergency = saved.tier === 'emergency' ? saved : world.signs.emergency;
      world.signs = { ...world.signs, dueFor, emergency, answeredToday: true };
      world.signs.answers = [saved, ...world.signs.answers];
      if (askedBy) changed();
      return { saved, view: view() };
    },
    gettingHelp: async () => {
      world.signs = { ...world.signs, emergency: null };
      changed();
      return view();
    },
    tickedByMistake: async (id) => {
      const answers = world.signs.answers.filter((known) => known.id !== id);
      world.signs = { ...world.signs, answers, emergency: null };
      changed();
      return view();
    },
  };
}
