// All that was told of a day as one line of time.
import { instantOf } from '../../backend/moment';
import type {
  AnswerView,
  DiaryDay,
  DiaryDose,
  EntryView,
  ReliefItem,
  SessionView,
  SideEffectView,
  SignAnswerView,
  VisitView,
} from '../../backend/port';
import { clockWords, timeOfDay } from '../../words/dates';
import { named } from '../../words/language';

export type Told =
  | { of: 'entry'; entry: EntryView }
  | { of: 'session'; session: SessionView }
  | { of: 'dose'; told: DiaryDose }
  | { of: 'relief'; item: ReliefItem }
  | { of: 'side-effect'; effect: SideEffectView }
  | { of: 'signs'; answer: SignAnswerView }
  | { of: 'answer'; answer: AnswerView }
  | { of: 'visit'; visit: VisitView };

/** With its name among all rows. */
export type Row = Told & { key: string };

/** The rows of a day, latest first. A visit without a time stands before what has one. */
export function timeline(day: DiaryDay): Row[] {
  const timed = [
    ...day.entries.map((entry) => row({ of: 'entry', entry }, entry.id, entry.occurredAt)),
    ...day.sessions.map((session) => row({ of: 'session', session }, session.id, session.startedAt)),
    ...day.doses.map((told) => row({ of: 'dose', told }, told.dose.id, told.dose.takenAt)),
    ...day.reliefs.map((item) => row({ of: 'relief', item }, item.id, item.triedAt)),
    ...day.sideEffects.map((effect) => row({ of: 'side-effect', effect }, effect.id, effect.at)),
    ...day.signs.map((answer) => row({ of: 'signs', answer }, answer.id, answer.at)),
    ...day.answers.map((answer) => ({ row: { of: 'answer' as const, answer, key: answer.row }, at: answer.at })),
  ].map(({ row, at }) => ({ row, at: instantOf(at) }));
  // A visit has the time of the clock on the wall: that of the person on that day, as far as anything told of it tells.
  const offset = day.entries[0]?.occurredAt.slice(19) ?? timedOffset(day);
  const visits = day.visits.map((visit) => {
    const at = visit.time === null ? Infinity : instantOf(`${visit.day}T${visit.time}:00${offset}`);
    return { row: { of: 'visit' as const, visit, key: `visit-${visit.id}` }, at };
  });
  // Sorting keeps the order of what is of one moment.
  return [...timed, ...visits]
    .sort((one, other) => (one.at === other.at ? 0 : other.at - one.at))
    .map(({ row }) => row);
}

/** The time of a row that can have been changed; null where none is known of the day. */
export function timeOf(told: Told): string | null {
  switch (told.of) {
    case 'session':
      return timeOfDay(told.session.startedAt);
    case 'dose':
      return timeOfDay(told.told.dose.takenAt);
    case 'relief':
      return timeOfDay(told.item.triedAt);
    case 'visit':
      return told.visit.time === null ? null : clockWords(told.visit.time);
    default:
      return null;
  }
}

/** What such a row is, in words. */
export function kindOf(told: Told): string {
  if (told.of === 'session') return named('session', told.session.kind);
  return named('diary-kind', told.of);
}

function row(told: Told, id: number, at: string): { row: Row; at: string } {
  return { row: { ...told, key: `${told.of}-${id}` }, at };
}

function timedOffset(day: DiaryDay): string {
  const at = day.sessions[0]?.startedAt ?? day.doses[0]?.dose.takenAt ?? day.reliefs[0]?.triedAt;
  return at?.slice(19) ?? '+00:00';
}
