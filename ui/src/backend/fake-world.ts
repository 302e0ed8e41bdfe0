// What the invented core holds, in each of the states that a screen can be looked at in: ?state=…
import { at, aSession, demoDiary, fortnight, NOW, TODAY } from './fake-diary';
import { demoHistory, emptyHistory } from './fake-history';
import { someReliefs } from './fake-tried';
import { signsOf } from './fake-signs';
import { visitsOf } from './fake-visits';
import { addDays } from './moment';
import type {
  AskView,
  DiaryDay,
  DiaryFile,
  EpisodeCard,
  HeldSkin,
  HistoryView,
  ReliefItem,
  ReliefView,
  ReminderView,
  SessionView,
  Settings,
  SignsView,
  Surroundings,
  TodayView,
  VisitsView,
} from './port';

export type World = {
  today: TodayView;
  relief: ReliefView;
  diary: DiaryDay[];
  history: HistoryView;
  reliefs: ReliefItem[];
  settings: Settings;
  surroundings: Surroundings;
  file: Omit<DiaryFile, 'now'>;
  signs: SignsView;
  visits: VisitsView;
};

const ANY_INJURY: AskView = { key: 'any-injury', about: 'any-injury', product: null, at: null };

const EPISODE: EpisodeCard = {
  start: addDays(TODAY, -8),
  startDeclared: true,
  last: TODAY,
  days: 9,
  dayNumber: 9,
  places: ['low-back-left'],
  clearDays: 0,
};

const REMINDER: ReminderView = {
  kind: 'two-weeks',
  place: null,
  state: 'due',
  since: TODAY,
  start: addDays(TODAY, -15),
  startDeclared: false,
  last: TODAY,
  days: 16,
  noted: 12,
  earlierStart: null,
  earlierLast: null,
  earlierPlace: null,
  until: null,
};

const REST = [
  { place: 'low-back-left', until: at('16:20'), from: 'cold' as const },
  { place: 'low-back-centre', until: at('16:20'), from: 'cold' as const },
];

const ENDED = aSession({ id: 7, endsAt: at('13:40'), startedAt: at('13:25'), endedAt: at('13:40'), phase: 'ended' });

const UNANSWERED: SessionView = { ...ENDED, endedAt: null, phase: 'unconfirmed', lasted: 15 };
const WAITS = ['low-back-left', 'low-back-centre'];

export function worldOf(state: string): World {
  const world = state === 'empty' ? emptyWorld() : demoWorld();
  STATES[state]?.(world);
  return world;
}

function emptyWorld(): World {
  const sessions = { running: [], unconfirmed: [], unanswered: [], painLater: [], rests: [], lastPlaces: [] };
  return {
    today: {
      now: NOW,
      date: TODAY,
      state: 'unknown',
      smallHours: false,
      inUse: false,
      entries: [],
      ...sessions,
      episode: null,
      reminders: [],
      silenced: [],
      questions: [],
      placeQuestions: [],
      stillThere: null,
      fortnight: fortnight(Array.from({ length: 14 }, () => null)),
      ownTriggers: [],
      heldSkin: [],
      fever: null,
      safetyAsk: false,
      safetyAllows: true,
    },
    relief: {
      now: NOW,
      ...sessions,
      recent: [],
      beforeStart: { heldSkin: [], fever: null, heat: [ANY_INJURY], cold: [] },
      safety: {
        questions: [
          'less-feeling',
          'diabetes',
          'stroke',
          'spinal-cord',
          'poor-circulation',
          'cold-sensitivity',
          'broken-skin',
          'fever',
          'heart',
          'growth',
          'reaction',
          'pregnant',
          'age',
          'cannot-remove',
        ],
        ask: true,
        answeredAt: null,
        concerns: [],
        agreed: [],
        allows: false,
      },
      offerAutostart: false,
    },
    diary: [],
    history: emptyHistory(),
    reliefs: [],
    settings: {
      eveningQuestion: true,
      eveningTime: '20:00',
      neutralNotices: false,
      paper: 'a4',
      onClose: 'ask',
      autostartOffered: false,
      region: null,
      emergencyNumber: '',
      timesInOnePlace: 'two',
    },
    signs: signsOf('first'),
    visits: visitsOf('none'),
    file: { keptAside: [], unreadable: null, deleted: 0 },
    surroundings: {
      notices: 'on',
      tray: true,
      demo: false,
      autostart: false,
      diaryPath: '~/.local/share/respite/diary.db',
      fault: null,
      unknownZone: null,
      version: '0.1.0',
    },
  };
}

function demoWorld(): World {
  const world = emptyWorld();
  const diary = demoDiary();
  world.diary = diary;
  world.history = demoHistory();
  world.reliefs = someReliefs();
  world.signs = signsOf('usual');
  world.visits = visitsOf('some');
  world.settings.region = 'us';
  Object.assign(world.today, {
    inUse: true,
    state: 'affected',
    entries: diary[0]?.entries ?? [],
    episode: EPISODE,
    fortnight: fortnight(),
    lastPlaces: ['low-back-left'],
    ownTriggers: ['Carrying my son'],
  });
  Object.assign(world.relief, {
    recent: diary.flatMap((day) => day.sessions).slice(0, 8),
    lastPlaces: ['low-back-left'],
    safety: { ...world.relief.safety, ask: false, allows: true, answeredAt: at('09:00', addDays(TODAY, -20)) },
  });
  return world;
}

function both(world: World, given: Partial<TodayView & ReliefView>): void {
  Object.assign(world.today, given);
  Object.assign(world.relief, given);
}

const STATES: Record<string, (world: World) => void> = {
  emergency: (world) => (world.signs = signsOf('emergency')),
  ticked: (world) => (world.signs = signsOf('ticked')),
  visited: (world) => (world.visits = visitsOf('to-tell')),
  session: (world) =>
    both(world, {
      running: [aSession({ id: 1, skinChecked: true })],
      rests: [
        { place: 'upper-back-left', until: at('15:20'), from: 'heat' },
        { place: 'upper-back-centre', until: at('15:20'), from: 'heat' },
      ],
    }),
  check: (world) => both(world, { running: [aSession({ id: 1, kind: 'heat', skinCheckDue: true })] }),
  started: (world) =>
    both(world, {
      running: [aSession({ id: 1, startedAt: at('14:10'), endsAt: at('14:25'), undoUntil: at('14:12') })],
      offerAutostart: true,
    }),
  rest: (world) => both(world, { rests: REST, painLater: [ENDED] }),
  unconfirmed: (world) => both(world, { unanswered: WAITS, unconfirmed: [{ ...UNANSWERED, askWhen: true }] }),
  up: (world) =>
    both(world, {
      unanswered: WAITS,
      unconfirmed: [{ ...UNANSWERED, startedAt: at('13:54'), endsAt: at('14:09') }],
    }),
  reminder: (world) => {
    world.today.reminders = [REMINDER];
    world.today.episode = { ...EPISODE, start: REMINDER.start, days: 16, dayNumber: 16, startDeclared: false };
    world.today.fortnight = fortnight([7, 6, null, 8, 6, 5, 4, 4, 4, 5, 6, null, 5, 6]);
  },
  many: (world) => {
    const earlier = { earlierStart: addDays(TODAY, -60), earlierLast: addDays(TODAY, -40) };
    const again = { ...REMINDER, kind: 'same-place' as const, ...earlier };
    world.today.reminders = [
      REMINDER,
      { ...again, place: 'low-back-left' },
      { ...again, place: 'low-back-centre', earlierLast: addDays(TODAY, -45) },
    ];
    Object.assign(world.surroundings, { notices: 'off', tray: false, demo: true });
  },
  booked: (world) => (world.today.reminders = [{ ...REMINDER, state: 'booked', until: addDays(TODAY, 4) }]),
  again: (world) => {
    const earlier = { earlierStart: addDays(TODAY, -60), earlierLast: addDays(TODAY, -40) };
    world.today.reminders = [
      { ...REMINDER, kind: 'same-place', place: 'low-back-left', start: addDays(TODAY, -8), ...earlier },
    ];
  },
  goal: (world) => world.history.goals.forEach((goal) => (goal.due = true)),
  beside: (world) =>
    (world.today.placeQuestions = [
      {
        here: { place: 'low-back-centre', start: addDays(TODAY, -1), last: TODAY },
        earlier: { place: 'low-back-left', start: addDays(TODAY, -80), last: addDays(TODAY, -70) },
      },
    ]),
  'still-there': (world) => (world.today.stillThere = addDays(TODAY, -15)),
  silenced: (world) => (world.today.silenced = [{ ...REMINDER, state: 'done' }]),
  gap: (world) => (world.today.questions = [{ place: null, from: addDays(TODAY, -20), to: addDays(TODAY, -10) }]),
  night: (world) =>
    Object.assign(world.today, { smallHours: true, now: at('01:20'), date: TODAY, state: 'unknown', entries: [] }),
  off: (world) => Object.assign(world.surroundings, { notices: 'off', tray: false, demo: true }),
  sheet: (world) => Object.assign(world.relief.safety, { ask: true, allows: false, answeredAt: null }),
  /** Skin that did not look normal, a fever, and all that can be asked before cold. */
  held: (world) => {
    const heldSkin: HeldSkin[] = [
      {
        telling: 2,
        places: ['mid-back-right'],
        keepsAway: ['mid-back-centre', 'mid-back-right'],
        skin: 'blistered',
        at: at('09:40'),
        healsFrom: addDays(TODAY, 1),
      },
      {
        telling: 1,
        places: ['upper-back-left'],
        keepsAway: ['upper-back-left', 'upper-back-centre'],
        skin: 'numb',
        at: at('21:15', addDays(TODAY, -2)),
        healsFrom: null,
      },
    ];
    const drowsy = { about: 'drowsy' as const, product: 'Cyclobenzaprine 10 mg', at: at('13:05') };
    const asks: AskView[] = [
      { key: 'drowsy 1', ...drowsy },
      { key: 'alcohol 1', ...drowsy, about: 'alcohol' },
    ];
    world.today.heldSkin = heldSkin;
    world.today.fever = at('08:10', addDays(TODAY, -1));
    world.relief.beforeStart = {
      heldSkin,
      fever: at('08:10', addDays(TODAY, -1)),
      heat: [...asks, { key: 'injury 1', about: 'injury', product: null, at: addDays(TODAY, -1) }],
      cold: [...asks, { key: 'fever 1', about: 'fever', product: null, at: at('08:10', addDays(TODAY, -1)) }],
    };
  },
  agreed: (world) =>
    Object.assign(world.relief.safety, {
      ask: true,
      allows: false,
      concerns: ['poor-circulation'],
      agreed: [{ concern: 'poor-circulation', day: '2026-01-01' }],
    }),
  blocked: (world) => Object.assign(world.relief.safety, { concerns: ['fever'], allows: false }),
  /** Two years of days, to see whether a long list scrolls. */
  big: (world) => {
    const days = world.diary;
    world.diary = Array.from({ length: 11 }, (_, turn) =>
      days.map((day) => ({
        ...day,
        date: addDays(day.date, -70 * turn),
        entries: day.entries.map((entry) => ({ ...entry, id: entry.id + 10_000 * turn })),
        sessions: day.sessions.map((session) => ({ ...session, id: session.id + 10_000 * turn })),
      })),
    ).flat();
  },
  clear: (world) => (world.today.episode = { ...EPISODE, clearDays: 3, last: addDays(TODAY, -3) }),
};
