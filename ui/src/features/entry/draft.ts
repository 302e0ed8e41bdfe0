import { wallOf } from '../../backend/moment';
import type { EntryDraft, EntryView } from '../../backend/port';
import { whenSent, type When } from '../../components/when';
import { numberIn, typedOf } from '../../words/numbers';

/** What the form holds: the draft without its time, and the time as the person gives it. */
export type Form = Required<Omit<EntryDraft, 'when'>> &
  When & { /** More spasms than are offered, as typed. */ manySpasms: string | null };

export function blankForm(now: string): Form {
  const { date, time } = wallOf(now);
  return {
    choice: 'now',
    date,
    time,
    spasms: null,
    manySpasms: null,
    worst: null,
    average: null,
    interference: null,
    sleep: null,
    pattern: null,
    walking: null,
    mood: null,
    places: [],
    triggers: [],
    worse: [],
    better: [],
    couldNot: [],
    pushedThrough: null,
    onset: null,
    note: '',
  };
}

export function formOf(entry: EntryView): Form {
  const { date, time } = wallOf(entry.occurredAt);
  const { spasms, worst, average, interference, sleep, pattern, walking, mood, pushedThrough, onset, note } = entry;
  return {
    choice: 'other',
    date,
    time,
    spasms,
    manySpasms: spasms !== null && spasms > 2 ? typedOf(spasms) : null,
    worst,
    average,
    interference,
    sleep,
    pattern,
    walking,
    mood,
    places: [...entry.places],
    triggers: [...entry.triggers],
    worse: [...entry.worse],
    better: [...entry.better],
    couldNot: [...entry.couldNot],
    pushedThrough,
    onset,
    note,
  };
}

/** Whether a form says anything of what is folded away. */
export function saysMore(form: Form): boolean {
  const { pattern, mood, pushedThrough, onset, note, worse, better, couldNot } = form;
  const scalars = [pattern, mood, pushedThrough, onset].some((value) => value !== null);
  return scalars || note !== '' || worse.length + better.length + couldNot.length > 0;
}

/** The draft as it is sent. An entry whose time was not touched keeps its moment, seconds and offset included.
 *  @throws Failure where the count of spasms can not be read, or in two ways. */
export function draftOf(form: Form, today: string, entry: EntryView | null): Required<EntryDraft> {
  const { choice, date, time, manySpasms, ...rest } = form;
  const spasms = manySpasms === null ? rest.spasms : numberIn('spasms', manySpasms);
  const when = whenSent({ choice, date, time }, entry?.occurredAt ?? null, today);
  return { ...rest, spasms, onset: form.onset || null, when };
}
