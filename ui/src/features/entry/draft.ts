import { later, typed, wallOf } from '../../backend/moment';
import type { EntryDraft, EntryView } from '../../backend/port';

/** Which of the ways to say "when" is chosen. */
export type WhenChoice = 'now' | '15' | '30' | '60' | 'yesterday' | 'other';

/** What the form holds: the draft without its time, and the time as the person gives it. */
export type Form = Required<Omit<EntryDraft, 'when'>> & { choice: WhenChoice; date: string; time: string };

export function blankForm(now: string): Form {
  const { date, time } = wallOf(now);
  return {
    choice: 'now',
    date,
    time,
    spasms: null,
    worst: null,
    average: null,
    interference: null,
    sleep: null,
    places: [],
    triggers: [],
    onset: null,
    note: '',
  };
}

export function formOf(entry: EntryView): Form {
  const { date, time } = wallOf(entry.occurredAt);
  const { spasms, worst, average, interference, sleep, places, triggers, onset, note } = entry;
  return {
    choice: 'other',
    date,
    time,
    spasms,
    worst,
    average,
    interference,
    sleep,
    places: [...places],
    triggers: [...triggers],
    onset,
    note,
  };
}

/** The draft as it is sent. An entry whose time was not touched keeps its moment, seconds and offset included. */
export function draftOf(form: Form, today: string, entry: EntryView | null): Required<EntryDraft> {
  const { choice, date, time, ...rest } = form;
  return { ...rest, onset: form.onset || null, when: whenOf({ choice, date, time }, today, entry) };
}

function whenOf(
  { choice, date, time }: Pick<Form, 'choice' | 'date' | 'time'>,
  today: string,
  entry: EntryView | null,
): string {
  switch (choice) {
    case 'now':
      return 'now';
    case 'yesterday':
      return typed(wallOf(later(today, -86_400_000)).date, '22:00');
    case 'other': {
      const before = entry ? wallOf(entry.occurredAt) : null;
      if (entry && before?.date === date && before.time === time) return entry.occurredAt;
      // What is half filled in goes as it is, and the core says so: an empty text would mean "now".
      return date && time ? typed(date, time) : `${date}T${time}`;
    }
    default:
      return `${choice}min ago`;
  }
}
