// Warning signs as the invented core holds them.
import { at, NOW, TODAY } from './fake-diary';
import { addDays } from './moment';
import type { Backend, SignAnswerView, SignsView, Tier } from './port';
import type { World } from './fake-world';
import { SIGN_LIST } from './sign-list';

const ORDER: Tier[] = ['emergency', 'same-day', 'visit'];

function answer(id: number, when: string, ticked: string[]): SignAnswerView {
  const tiers = SIGN_LIST.filter((sign) => ticked.includes(sign.code)).map((sign) => sign.tier);
  return { id, at: when, ticked, tier: ORDER.find((tier) => tiers.includes(tier)) ?? null, ahead: false, changes: 0 };
}

const EARLIER = [answer(2, at('20:31', addDays(TODAY, -1)), []), answer(1, at('09:12', addDays(TODAY, -8)), [])];

export function signsOf(state: 'first' | 'usual' | 'ticked' | 'emergency'): SignsView {
  const empty: SignsView = {
    now: NOW,
    date: TODAY,
    dueFor: 'first-run',
    standsFirst: false,
    tickedToday: [],
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
  const answered = { ...usual, answeredToday: true, answers: [now, ...EARLIER], ...standing(now.ticked) };
  return state === 'ticked' ? answered : { ...answered, emergency: now };
}

/** What stands ticked today, and whether that stands first. */
function standing(ticked: readonly string[]): Pick<SignsView, 'tickedToday' | 'standsFirst'> {
  const signs = SIGN_LIST.filter((sign) => ticked.includes(sign.code));
  return { tickedToday: signs.map((sign) => sign.code), standsFirst: signs.some((sign) => sign.tier !== 'visit') };
}

type SignCalls = Pick<Backend, 'signs' | 'answerSigns' | 'gettingHelp' | 'tickedByMistake' | 'takeBackSigns'>;

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
      const before = world.signs.tickedToday;
      const today = standing([...before, ...ticked]);
      world.signs = { ...world.signs, dueFor, emergency, answeredToday: true, ...today };
      world.signs.answers = [saved, ...world.signs.answers];
      if (askedBy) changed();
      return { saved, standing: before.filter((code) => !ticked.includes(code)) };
    },
    gettingHelp: async () => {
      world.signs = { ...world.signs, emergency: null };
      changed();
      return view();
    },
    tickedByMistake: async (id) => {
      const answers = world.signs.answers.filter((known) => known.id !== id);
      const taken = world.signs.answers.find((known) => known.id === id)?.ticked ?? [];
      const left = world.signs.tickedToday.filter((code) => !taken.includes(code));
      world.signs = { ...world.signs, answers, emergency: null, ...standing(left) };
      changed();
      return view();
    },
    takeBackSigns: async (codes) => {
      const left = world.signs.tickedToday.filter((code) => !codes.includes(code));
      world.signs = { ...world.signs, ...standing(left) };
      changed();
      return view();
    },
  };
}
