// The invented core's part for the two questionnaires.
import { at } from './fake-diary';
import type { Backend, PegView, RolandMorrisView } from './port';

type Calls = Pick<
  Backend,
  | 'week'
  | 'answerWeek'
  | 'putWeekOff'
  | 'setWeekDeleted'
  | 'rolandMorris'
  | 'answerRolandMorris'
  | 'setRolandMorrisDeleted'
>;

const PEGS: PegView[] = [
  { id: 2, answeredAt: at('19:30', '2026-11-14'), pain: 6, enjoyment: 5, activity: 6, tenths: 57 },
  { id: 1, answeredAt: at('20:10', '2026-11-07'), pain: 7, enjoyment: 6, activity: 8, tenths: 70 },
];
const ROLAND_MORRIS: RolandMorrisView[] = [
  { id: 1, answeredAt: at('18:00', '2026-11-08'), ticked: [3, 6, 9, 11, 14, 16, 18, 21], count: 8 },
];

/** The questions of the week are due in one state of the invented world only, so that the others stay as they are. */
export function fakeWeek(state: string, now: () => string, changed: () => void): Calls {
  let due = state === 'week';
  let pegs: (PegView & { deleted?: boolean })[] = state === 'empty' ? [] : PEGS;
  let answered: (RolandMorrisView & { deleted?: boolean })[] = state === 'empty' ? [] : ROLAND_MORRIS;
  const saved = (id: number) => {
    changed();
    return { id, savedAt: now() };
  };
  const done = () => {
    changed();
    return null;
  };

  return {
    week: async () => ({ now: now(), due, answers: pegs.filter((peg) => !peg.deleted) }),
    answerWeek: async ({ pain = null, enjoyment = null, activity = null }) => {
      if (pain === null || enjoyment === null || activity === null)
        throw { kind: 'invalid', field: null, message: 'Please answer all three questions.' };
      const tenths = Math.round(((pain + enjoyment + activity) * 10) / 3);
      const id = pegs.length + 1;
      pegs = [{ id, answeredAt: now(), pain, enjoyment, activity, tenths }, ...pegs];
      due = false;
      return saved(id);
    },
    putWeekOff: async () => {
      due = false;
      return done();
    },
    setWeekDeleted: async (id, deleted) => {
      pegs = pegs.map((peg) => (peg.id === id ? { ...peg, deleted } : peg));
      return done();
    },
    rolandMorris: async () => answered.filter((each) => !each.deleted),
    answerRolandMorris: async ({ ticked = [], noneFits = false }) => {
      if ((ticked.length === 0) !== noneFits)
        throw { kind: 'invalid', field: null, message: 'Tick what fits you today, or that none of it does.' };
      const id = answered.length + 1;
      answered = [{ id, answeredAt: now(), ticked, count: ticked.length }, ...answered];
      return saved(id);
    },
    setRolandMorrisDeleted: async (id, deleted) => {
      answered = answered.map((each) => (each.id === id ? { ...each, deleted } : each));
      return done();
    },
  };
}
