import { wallOf } from '../../backend/moment';
import type { ReliefDraft, ReliefItem, ReliefKind } from '../../backend/port';
import { whenSent, type When } from '../../components/when';
import { numberIn, typedOf } from '../../words/numbers';

/** What the form holds. Empty text is nothing said. */
export type Form = When & {
  kind: ReliefKind | null;
  name: string;
  before: number | null;
  after: number | null;
  /** As it was typed. */
  minutes: string;
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
    minutes: typedOf(item?.minutes),
    note: item?.note ?? '',
  };
}

/** The draft as it is sent. What was not touched keeps its moment, seconds and offset included.
 *  @throws Failure where the minutes cannot be read, or in two ways. */
export function draftOf(form: Form, kind: ReliefKind, item: ReliefItem | null, now: string): ReliefDraft {
  return {
    kind,
    name: form.name.trim() || null,
    when: whenOf(form, item, now),
    before: form.before,
    after: form.after,
    minutes: numberIn('minutes', form.minutes),
    note: form.note,
  };
}

/** Nothing, where the time was not touched: it stays as it is. */
function whenOf({ choice, date, time }: Form, item: ReliefItem | null, now: string): string {
  const sent = whenSent({ choice, date, time }, item?.triedAt ?? null, now);
  return sent === item?.triedAt ? '' : sent;
}
