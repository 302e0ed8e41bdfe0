// The ways to say when something was, and what is sent for each.
import { later, typed, wallOf } from '../backend/moment';

export type WhenChoice = 'now' | '15' | '30' | '60' | 'yesterday' | 'other';
export type When = { choice: WhenChoice | null; date: string; time: string };

/** What stands for the evening of a day. */
export const EVENING = '22:00';

export function whenNow(now: string, choice: WhenChoice | null): When {
  return { choice, ...wallOf(now) };
}

/** The words for the core. What was not touched keeps its moment, seconds and offset included. */
export function whenSent({ choice, date, time }: When, before: string | null, now = ''): string {
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
      return date && time ? typed(date, time) : `${date}T${time}`;
    }
    default:
      return `${choice}min ago`;
  }
}
