import { wallOf } from '../../backend/moment';
import type { ReliefDraft, ReliefItem, ReliefKindView } from '../../backend/port';
import { whenSent, type When } from '../../components/when';

/** What the form holds. Empty text is nothing said. */
export type Form = When & {
  kind: ReliefKindView | null;
  name: string;
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

/** Nothing, where the time was not touched: it stays as it is. */
function whenOf({ choice, date, time }: Form, item: ReliefItem | null): string {
  const sent = whenSent({ choice, date, time }, item?.triedAt ?? null);
  return sent === item?.triedAt ? '' : sent;
}
