import { typed, wallOf } from '../../backend/moment';
import type { ReliefDraft, ReliefItem, ReliefKindView } from '../../backend/port';

/** Which of the ways to say "when" is chosen. */
export type WhenChoice = 'now' | '30min ago' | '1h ago' | 'other';

/** What the form holds. Empty text is nothing said. */
export type Form = {
  kind: ReliefKindView | null;
  name: string;
  choice: WhenChoice;
  date: string;
  time: string;
  before: number | null;
  after: number | null;
  minutes: number | null | undefined;
  note: string;
};

export function formOf(item: ReliefItem | null, now: string): Form {
  const { date, time } = wallOf(item?.triedAt ?? now);
  return {
    kind: item?.kind ?? null,
    name: item?.name ?? '',
    choice: item ? 'other' : 'now',
    date,
    time,
    before: item?.before ?? null,
    after: item?.after ?? null,
    minutes: item?.minutes ?? null,
    note: item?.note ?? '',
  };
}

/** The draft as it is sent. What was not touched keeps its moment, seconds and offset included. */
export function draftOf(form: Form, kind: ReliefKindView, item: ReliefItem | null): ReliefDraft {
  return {
    kind,
    name: form.name.trim() || null,
    when: whenOf(form, item),
    before: form.before,
    after: form.after,
    minutes: form.minutes ?? null,
    note: form.note,
  };
}

function whenOf({ choice, date, time }: Form, item: ReliefItem | null): string {
  if (choice !== 'other') return choice;
  const before = item ? wallOf(item.triedAt) : null;
  return before?.date === date && before.time === time ? '' : typed(date, time);
}
