// The core, invented: for tests and for looking at screens in a browser. It keeps what it is told, in memory, and judges
// nothing; a test that wants a refusal gives one.
import { anEntry, aSession, NOW } from './fake-diary';
import { historyCalls } from './fake-history';
import { worldOf, type World } from './fake-world';
import { fakeWeek } from './fake-week';
import { fakeWords } from './fake-words';
import { fakeMedicines, medicinesOf } from './fake-medicines';
import { fakeNamed } from './fake-named';
import { fakePages } from './fake-pages';
import { fakeTried } from './fake-tried';
import { fakeSigns } from './fake-signs';
import { fakeVisits } from './fake-visits';
import { later, wallOf } from './moment';
import { MADE_FROM } from './port';
import type { Backend, ChangeView, EntryDraft, EntryView, Part, ScreenAsked, SessionView } from './port';

export type Fake = Backend & {
  world: World;
  changed(): void;
  askClose(): void;
  show(screen: ScreenAsked, about?: string): void;
};

export function fakeFor(state: string): Fake {
  const world = worldOf(state);
  const changedListeners = new Set<(parts: readonly Part[]) => void>();
  const closeListeners = new Set<() => void>();
  const showListeners = new Set<(screen: ScreenAsked, about: string | null) => void>();
  const gone = new Map<number, EntryView>();
  const began = performance.now();
  const base = world.today.now;
  let lastId = 1000;
  const medicines = medicinesOf(state);

  const now = () => later(base, performance.now() - began);
  const changed = () => changedListeners.forEach((listener) => listener(MADE_FROM.summaryPages));
  const listen = <F>(listeners: Set<F>) => {
    return (listener: F) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    };
  };
  const saved = (id: number) => {
    changed();
    return { id, savedAt: now() };
  };
  const whenOf = (when: string) => (/^\d{4}/.test(when) ? when : later(now(), -60_000 * (parseInt(when, 10) || 0)));
  const every = () => world.diary.flatMap((day) => day.entries);
  const put = (entry: EntryView) => {
    const { date } = wallOf(entry.occurredAt);
    let day = world.diary.find((known) => known.date === date);
    if (!day) {
      day = { date, state: 'affected', entries: [], sessions: [] };
      world.diary = [day, ...world.diary].sort((a, b) => b.date.localeCompare(a.date));
    }
    day.entries = [entry, ...day.entries];
    world.today.inUse = true;
  };
  const take = (id: number) => {
    const entry = every().find((known) => known.id === id);
    if (!entry) throw { kind: 'invalid', field: null, message: 'This entry is no longer in the diary.' };
    for (const day of world.diary) day.entries = day.entries.filter((known) => known.id !== id);
    world.diary = world.diary.filter((day) => day.entries.length + day.sessions.length > 0);
    return entry;
  };
  const log = (draft: Partial<EntryDraft>) => {
    const { when = 'now', ...rest } = draft;
    const entry = anEntry({ id: ++lastId, ...rest, occurredAt: whenOf(when), enteredAt: now() } as EntryView);
    put(entry);
    return saved(entry.id);
  };
  const forget = (id: number) => {
    for (const view of [world.today, world.relief]) {
      view.running = view.running.filter((session) => session.id !== id);
      view.unconfirmed = view.unconfirmed.filter((session) => session.id !== id);
      if (view.unconfirmed.length === 0) view.unanswered = [];
      view.painLater = view.painLater.filter((session) => session.id !== id);
    }
    changed();
    return null;
  };

  const onSkin = (id: number) =>
    [...world.today.running, ...world.today.unconfirmed].find((session) => session.id === id);
  const off = (id: number, session: SessionView | undefined, endedAt: string): SessionView => ({
    ...(session ?? aSession({ id })),
    phase: 'ended',
    endedAt,
    lasted: 6,
  });

  return {
    world,
    changed,
    askClose: () => closeListeners.forEach((listener) => listener()),
    show: (screen, about) => showListeners.forEach((listener) => listener(screen, about ?? null)),
    onChanged: listen(changedListeners),
    onCloseAsked: listen(closeListeners),
    onShowScreen: listen(showListeners),

    today: async () => {
      const { ask, allows } = world.relief.safety;
      return { ...world.today, safetyAsk: ask, safetyAllows: allows, now: now() };
    },
    relief: async () => ({ ...world.relief, now: now() }),
    logEntry: async (draft) => log(draft),
    logSpasmNow: async () => log({ spasms: 1 }),
    logClearToday: async () => log({ spasms: 0, worst: 0 }),
    entry: async (id) => {
      const entry = every().find((known) => known.id === id);
      if (!entry) throw { kind: 'invalid', field: null, message: 'This entry is no longer in the diary.' };
      return entry;
    },
    updateEntry: async (id, draft) => {
      const before = take(id);
      const { when = '', ...rest } = draft;
      put({ ...before, ...rest, occurredAt: whenOf(when), changes: before.changes + 1 } as EntryView);
      return saved(id);
    },
    deleteEntry: async (id) => {
      gone.set(id, take(id));
      changed();
      return null;
    },
    restoreEntry: async (id) => {
      const entry = gone.get(id);
      if (entry) put(entry);
      changed();
      return null;
    },
    entryChanges: async (): Promise<ChangeView[]> => [
      { at: NOW, field: 'worst', old: '5', new: '6' },
      { at: NOW, field: 'note', old: null, new: 'Woke at four. Better after a short walk.' },
    ],
    diary: async (before, days) => {
      const rest = world.diary.filter((day) => before === null || day.date < before);
      const shown = rest.slice(0, days);
      return { now: now(), days: shown, earlier: rest.length > days ? (shown.at(-1)?.date ?? null) : null };
    },
    startSession: async ({ kind, places, minutes, before }) => {
      const length = minutes ?? 15;
      const session = aSession({
        id: ++lastId,
        kind,
        places,
        minutes: length,
        before,
        startedAt: now(),
        endsAt: later(now(), length * 60_000),
        undoUntil: later(now(), 120_000),
      });
      for (const view of [world.today, world.relief]) view.running = [...view.running, session];
      changed();
      return session;
    },
    packIsOff: async (id, said) => {
      const session = onSkin(id);
      if (session?.askWhen && said === 'pressed') return { answer: 'ask-when', session };
      forget(id);
      const known = off(id, session, now());
      return {
        answer: session ? 'off' : 'already',
        session: said === 'skin-wrong' ? { ...known, skin: 'red', skinTelling: 3 } : known,
      };
    },
    stopSession: async (id, { when = 'now' }) => {
      const session = onSkin(id);
      forget(id);
      return off(id, session, whenOf(when));
    },
    undoSession: async (id) => forget(id),
    recordSession: async ({ kind, places, started, ended }) => {
      const told = { kind, places, startedAt: started, endedAt: ended, guided: false, outside: 'told' as const };
      changed();
      return off(++lastId, aSession({ id: lastId, ...told }), ended);
    },
    skinIsFine: async (id) => {
      for (const view of [world.today, world.relief])
        view.running = view.running.map((session) =>
          session.id === id ? { ...session, skinChecked: true, skinCheckDue: false } : session,
        );
      changed();
      return null;
    },
    painLater: async (id) => forget(id),
    answerSafety: async ({ concerns = [], agreed = [] }) => {
      const allows = concerns.every((concern) => agreed.some((said) => said.concern === concern));
      world.relief.safety = {
        ...world.relief.safety,
        ask: false,
        answeredAt: now(),
        concerns,
        agreed,
        allows,
      };
      changed();
      return world.relief.safety;
    },
    skinLooksNormal: async () => {
      world.relief.beforeStart = { ...world.relief.beforeStart, heldSkin: [] };
      world.today.heldSkin = [];
      changed();
      return { ids: [1] };
    },
    skinToldByMistake: async (telling) => {
      world.today.heldSkin = world.today.heldSkin.filter((held) => held.telling !== telling);
      world.relief.beforeStart.heldSkin = world.today.heldSkin;
      changed();
      return null;
    },
    feverHasPassed: async () => {
      world.relief.beforeStart = { ...world.relief.beforeStart, fever: null };
      world.today.fever = null;
      changed();
      return { ids: [1] };
    },
    notOver: async () => {
      changed();
      return null;
    },
    answerReminder: async () => {
      world.today.reminders = [];
      changed();
      return null;
    },
    answerGap: async () => {
      world.today.questions = [];
      changed();
      return null;
    },
    answerPlace: async () => {
      world.today.placeQuestions = [];
      changed();
      return null;
    },
    takeBackPlace: async (question) => {
      world.today.placeQuestions = [question];
      changed();
      return null;
    },
    answerStillThere: async () => {
      world.today.stillThere = null;
      changed();
      return saved(++lastId);
    },
    ...historyCalls(world.history, now, changed),
    ...fakeNamed(world, { now, changed }),
    ...fakeTried(world, { now, changed, saved, whenOf, nextId: () => ++lastId }),
    ...fakeSigns(world, now, changed),
    ...fakeVisits(world, now, changed),
    ...fakeWords(world, changed),
    ...fakeWeek(state, now, changed),
    ...fakeMedicines(medicines, world, { now, changed, saved, whenOf }),
    summaryPages: async (request) => fakePages(request),
    saveSummary: async () => 'summary.pdf',
    settings: async () => world.settings,
    changeSettings: async (settings) => {
      world.settings = settings;
      changed();
      return settings;
    },
    surroundings: async () => world.surroundings,
    diaryFile: async () => ({ ...world.file, now: now() }),
    sawKeptAside: async () => {
      world.file.keptAside = [];
      return null;
    },
    eraseDeleted: async () => {
      const erased = world.file.deleted;
      world.file.deleted = 0;
      return erased;
    },
    testNotice: async () => null,
    setAutostart: async (on) => {
      world.surroundings = { ...world.surroundings, autostart: on };
      world.relief.offerAutostart = false;
      changed();
      return null;
    },
    closeWindow: async () => null,
  };
}
