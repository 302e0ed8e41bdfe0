// The ways to say when something was, and what is sent for each.
import { typed, wallOf } from '../../backend/moment';

export type WhenChoice = 'now' | '15' | '30' | '60' | 'other';
export type When = { choice: WhenChoice | null; date: string; time: string };

export function whenNow(now: string, choice: WhenChoice | null): When {
  return { choice, ...wallOf(now) };
}

/** The words for the core. What was not touched keeps its moment, seconds and offset included. */
export function whenSent({ choice, date, time }: When, before: string | null): string {
  if (choice !== 'other') return choice === null || choice === 'now' ? 'now' : `${choice}min ago`;
  const kept = before === null ? null : wallOf(before);
  if (before !== null && kept?.date === date && kept.time === time) return before;
  // What is half filled in goes as it is, and the core says so: an empty text would mean "now".
  return date && time ? typed(date, time) : `${date}T${time}`;
}
