// The ways to say when something was, and what is sent for each.
import { later, typed, wallOf } from '../backend/moment';

export type WhenChoice = 'now' | '15' | '30' | '60' | 'yesterday' | 'other';
export type When = { choice: WhenChoice | null; date: string; time: string };

/** What stands for the evening of a day. */
export const EVENING = '22:00';

export function whenNow(now: string, choice: WhenChoice | null): When {
  return { choice, ...wallOf(now) };
}

/** The same once the form is found again: what was "now" or "30 minutes ago" when it was begun is a time by then. */
export function whenBegun({ choice, date, time }: When): When {
  if (choice === 'other') return { choice, date, time };
  // The offset is as good as any: the time is told without one.
  const begun = `${date}T${time}:00+00:00`;
  if (choice === 'yesterday') return { ...wallOf(later(begun, -86_400_000)), choice: 'other', time: EVENING };
  const minutes = choice === null || choice === 'now' ? 0 : Number(choice);
  return { choice: 'other', ...wallOf(later(begun, -minutes * 60_000)) };
}

/** What "now" and "30 minutes ago" meant when they were said, at `pressed`. Whatever else was said stays. */
export function momentSaid(when: string, pressed: string): string {
  const ago = when === 'now' ? 0 : Number(/^(\d+)min ago$/.exec(when)?.[1] ?? NaN);
  return pressed === 'now' || Number.isNaN(ago) ? when : later(pressed, -ago * 60_000);
}

/** The words for the core. What was not touched keeps its moment, seconds and offset included. */
export function whenSent({ choice, date, time }: When, before: string | null, now: string): string {
  switch (choice) {
    case null:
    case 'now':
      return 'now';
    case 'yesterday':
      return typed(wallOf(later(now, -86_400_000)).date, EVENING);
    case 'other': {
      const kept = before === null ? null : wallOf(before);
      if (before !== null && kept?.date === date && kept.time === time) return before;
      // What is half filled in goes as it is, and the core says so: an empty text would mean "now".
      return date && time ? typed(date, time, now, before) : `${date}T${time}`;
    }
    default:
      return `${choice}min ago`;
  }
}
