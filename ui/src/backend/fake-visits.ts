// Visits as the invented core holds them.
import { NOW, TODAY } from './fake-diary';
import { addDays } from './moment';
import type { Backend, VisitDraft, VisitsView, VisitView } from './port';
import type { World } from './fake-world';

function visit(given: Partial<VisitView> & { id: number; day: string }): VisitView {
  return {
    time: null,
    clinician: '',
    kind: null,
    questions: [],
    notes: '',
    outcome: null,
    ahead: false,
    changes: 0,
    ...given,
  };
}

const NEXT = visit({
  id: 1,
  day: addDays(TODAY, 3),
  time: '14:30',
  clinician: 'Dr Amara Okafor',
  kind: 'gp',
  questions: ['Why does it come back on the left?', 'May I go on with my swimming?', 'Do I need a picture of it?'],
});
const PHYSIO = visit({ id: 2, day: addDays(TODAY, 11), time: '09:00', kind: 'physio' });
const PAST = visit({
  id: 3,
  day: addDays(TODAY, -52),
  clinician: 'Dr Amara Okafor',
  kind: 'gp',
  questions: ['How long should it take?'],
  outcome: { said: 'Keep moving. Come back if it is still there in two weeks.', diagnosis: 'a strained muscle' },
  changes: 1,
});

export function visitsOf(state: 'none' | 'some' | 'to-tell'): VisitsView {
  const none: VisitsView = { now: NOW, date: TODAY, toCome: [], toTell: [], past: [] };
  if (state === 'none') return none;
  if (state === 'some') return { ...none, toCome: [NEXT, PHYSIO], past: [PAST] };
  return { ...none, toTell: [{ ...NEXT, day: addDays(TODAY, -1) }], past: [PAST] };
}

type VisitCalls = Pick<Backend, 'visits' | 'addVisit' | 'updateVisit' | 'visitDone' | 'deleteVisit' | 'restoreVisit'>;

export function fakeVisits(world: World, now: () => string, changed: () => void): VisitCalls {
  const gone = new Map<number, VisitView>();
  let lastId = 100;
  const all = () => [...world.visits.toCome, ...world.visits.toTell, ...world.visits.past];
  const keep = (visits: VisitView[]) => {
    const inOrder = visits.toSorted((a, b) => a.day.localeCompare(b.day));
    const open = inOrder.filter((known) => known.outcome === null);
    world.visits = {
      ...world.visits,
      toCome: open.filter((known) => known.day >= TODAY),
      toTell: open.filter((known) => known.day < TODAY),
      past: inOrder.filter((known) => known.outcome !== null).reverse(),
    };
    changed();
  };
  const change = (id: number, part: Partial<VisitView>) => {
    keep(all().map((known) => (known.id === id ? { ...known, ...part, changes: known.changes + 1 } : known)));
    return { id, savedAt: now() };
  };
  return {
    visits: async () => ({ ...world.visits, now: now() }),
    addVisit: async (draft: VisitDraft) => {
      const id = ++lastId;
      keep([...all(), visit({ ...draft, id })]);
      return { id, savedAt: now() };
    },
    updateVisit: async (id, draft) => change(id, draft),
    visitDone: async (id, outcome) => change(id, { outcome }),
    deleteVisit: async (id) => {
      const found = all().find((known) => known.id === id);
      if (found) gone.set(id, found);
      keep(all().filter((known) => known.id !== id));
      return null;
    },
    restoreVisit: async (id) => {
      const found = gone.get(id);
      if (found) keep([...all(), found]);
      return null;
    },
  };
}
