import { BLANK_ENTRY } from '../../backend/bindings';
import { wallOf } from '../../backend/moment';
import type { EntryDraft, EntryView } from '../../backend/port';
import { EVENING, whenBegun, whenSent, type When } from '../../components/when';
import { numberIn, typedOf } from '../../words/numbers';

/** What the form holds: the draft without its time, and the time as the person gives it. */
export type Form = Required<Omit<EntryDraft, 'when'>> &
  When & { /** More spasms than are offered, as typed. */ manySpasms: string | null };

/** A new entry of now; or of an earlier day that was asked about, in the evening until the person says otherwise. */
export function blankForm(now: string, day: string | null = null): Form {
  const wall = wallOf(now);
  const earlier = day !== null && day !== wall.date;
  const { when, ...says } = BLANK_ENTRY;
  return {
    ...says,
    choice: earlier ? 'other' : 'now',
    date: earlier ? day : wall.date,
    time: earlier ? EVENING : wall.time,
    manySpasms: null,
    places: [],
    triggers: [],
    worse: [],
    better: [],
    couldNot: [],
  };
}

export function formOf(entry: EntryView): Form {
  const { id, enteredAt, late, ahead, changes, occurredAt, ...says } = entry;
  const { spasms } = says;
  return {
    ...says,
    choice: 'other',
    ...wallOf(occurredAt),
    manySpasms: spasms !== null && spasms > 2 ? typedOf(spasms) : null,
    places: [...says.places],
    triggers: [...says.triggers],
    worse: [...says.worse],
    better: [...says.better],
    couldNot: [...says.couldNot],
  };
}

/** What was begun earlier, as it stands in the form now. */
export function again(begun: Form): Form {
  return { ...begun, ...whenBegun(begun) };
}

/** The draft as it is sent. An entry whose time was not touched keeps its moment, seconds and offset included.
 *  @throws Failure where the count of spasms cannot be read, or in two ways. */
export function draftOf(form: Form, today: string, entry: EntryView | null): Required<EntryDraft> {
  const { choice, date, time, manySpasms, ...rest } = form;
  const spasms = manySpasms === null ? rest.spasms : numberIn('spasms', manySpasms);
  const when = whenSent({ choice, date, time }, entry?.occurredAt ?? null, today);
  return { ...rest, spasms, onset: form.onset || null, when };
}
