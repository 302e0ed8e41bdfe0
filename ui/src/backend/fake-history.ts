// The history of the invented diary: it keeps what it is told, in memory, and judges nothing.
import { at, NOW, TODAY } from './fake-diary';
import { addDays } from './moment';
import type { Calls, HistoryKind, HistoryView, Saved } from './port';

export function emptyHistory(): HistoryView {
  return { now: NOW, injuries: [], tests: [], conditions: [], firstSpasm: null, goals: [] };
}

export function demoHistory(): HistoryView {
  return {
    ...emptyHistory(),
    injuries: [
      {
        id: 1,
        what: 'Torn muscle in the low back',
        happened: '2014-05',
        sport: true,
        whichSport: 'football',
        seenBy: 'Dr Hart',
        note: 'Two weeks off sport.',
      },
    ],
    tests: [
      {
        id: 1,
        kind: 'x-ray',
        what: 'low back',
        happened: '2019-03-12',
        place: 'City hospital',
        told: 'Nothing broken.',
        files: [{ id: 1, name: 'letter of March.pdf', bytes: 412_000 }],
      },
    ],
    conditions: [{ id: 1, kind: 'illness', name: 'Asthma', since: '1998', saidBy: '', note: '' }],
    firstSpasm: '2014',
    goals: [
      {
        id: 1,
        words: 'Walk the dog for 20 minutes',
        setOn: addDays(TODAY, -25),
        ended: null,
        endedOn: null,
        due: false,
        ratings: [
          { id: 2, at: at('19:00', addDays(TODAY, -4)), score: 5 },
          { id: 1, at: at('19:00', addDays(TODAY, -11)), score: 3 },
        ],
      },
    ],
  };
}

type HistoryCalls = Pick<
  Calls,
  | 'history'
  | 'saveInjury'
  | 'saveTest'
  | 'saveCondition'
  | 'saveGoal'
  | 'rateGoal'
  | 'endGoal'
  | 'setFirstSpasm'
  | 'deleteHistory'
  | 'restoreHistory'
  | 'attachFile'
  | 'openFile'
>;

export function historyCalls(history: HistoryView, now: () => string, changed: () => void): HistoryCalls {
  let lastId = 100;
  const gone = new Map<string, () => void>();
  const saved = (id: number): Saved => {
    changed();
    return { id, savedAt: now() };
  };
  const put = <Row extends { id: number }>(rows: Row[], row: Row, id: number | null): Saved => {
    const index = rows.findIndex((known) => known.id === id);
    if (index < 0) rows.push(row);
    else rows[index] = { ...rows[index], ...row };
    return saved(row.id);
  };
  const listsOf = (kind: HistoryKind): { id: number }[][] =>
    ({
      injury: [history.injuries],
      test: [history.tests],
      file: history.tests.map((test) => test.files),
      condition: [history.conditions],
      goal: [history.goals],
      rating: history.goals.map((goal) => goal.ratings),
    })[kind];
  const goalOf = (id: number) => history.goals.find((goal) => goal.id === id);

  return {
    history: async () => ({ ...structuredClone(history), now: now() }),
    saveInjury: async (id, draft) => {
      const { what = '', happened = null, sport = null, whichSport = '', seenBy = '', note = '' } = draft;
      return put(history.injuries, { id: id ?? ++lastId, what, happened, sport, whichSport, seenBy, note }, id);
    },
    saveTest: async (id, draft) => {
      const { kind = 'other', what = '', happened = null, place = '', told = '' } = draft;
      const files = history.tests.find((test) => test.id === id)?.files ?? [];
      return put(history.tests, { id: id ?? ++lastId, kind, what, happened, place, told, files }, id);
    },
    saveCondition: async (id, draft) => {
      const { kind = 'named', name = '', since = null, saidBy = '', note = '' } = draft;
      return put(history.conditions, { id: id ?? ++lastId, kind, name, since, saidBy, note }, id);
    },
    saveGoal: async (id, words) => {
      const fresh = { setOn: TODAY, ended: null, endedOn: null, due: false, ratings: [] };
      const known = id === null ? undefined : goalOf(id);
      return put(history.goals, { ...fresh, ...known, id: id ?? ++lastId, words }, id);
    },
    rateGoal: async (id, score) => {
      const goal = goalOf(id);
      goal?.ratings.unshift({ id: ++lastId, at: now(), score: score ?? 0 });
      if (goal) goal.due = false;
      return saved(lastId);
    },
    endGoal: async (id, end) => {
      const goal = goalOf(id);
      if (goal) Object.assign(goal, { ended: end, endedOn: end === null ? null : TODAY, due: false });
      changed();
      return null;
    },
    setFirstSpasm: async (happened) => {
      history.firstSpasm = happened;
      changed();
      return null;
    },
    deleteHistory: async (kind, id) => {
      for (const rows of listsOf(kind)) {
        const index = rows.findIndex((row) => row.id === id);
        const [row] = index < 0 ? [] : rows.splice(index, 1);
        if (row) gone.set(`${kind} ${id}`, () => rows.splice(index, 0, row));
      }
      changed();
      return null;
    },
    restoreHistory: async (kind, id) => {
      gone.get(`${kind} ${id}`)?.();
      changed();
      return null;
    },
    attachFile: async (id) => {
      const file = { id: ++lastId, name: 'scan.png', bytes: 2_400_000 };
      history.tests.find((test) => test.id === id)?.files.push(file);
      return saved(file.id);
    },
    openFile: async () => null,
  };
}
