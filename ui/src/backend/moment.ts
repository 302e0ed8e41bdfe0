// Times as the core sends them: RFC 3339 with the offset of the place where it happened. What is shown is the clock on the
// wall there, so the text is read as written and never moved to another zone. This file is the only one that may ask the
// computer for its offset, and none asks for the time: "now" comes with every view.

export type Day = { year: number; month: number; day: number };

/** The day as `YYYY-MM-DD`, the time as `HH:MM`, both as the wall clock showed them. */
export function wallOf(rfc3339: string): { date: string; time: string } {
  return { date: rfc3339.slice(0, 10), time: rfc3339.slice(11, 16) };
}

/** Milliseconds since 1970, for differences. */
export function instantOf(rfc3339: string): number {
  return Date.parse(rfc3339);
}

export function dayOf(date: string): Day {
  const [year = 0, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number);
  return { year, month, day };
}

/** Whole days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utcOf(to) - utcOf(from)) / 86_400_000);
}

/** The date so many days later, or earlier. */
export function addDays(date: string, days: number): string {
  return new Date(utcOf(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The moment so many milliseconds later, written with the same offset. */
export function later(rfc3339: string, milliseconds: number): string {
  const offset = offsetOf(rfc3339);
  const local = new Date(instantOf(rfc3339) + milliseconds + offset * 60_000);
  return local.toISOString().slice(0, 19) + offsetText(offset);
}

/** What a person typed as date and time, as a moment. Of an hour that comes twice it is the later one that has come by `now`: what counts
 *  from it, a rest or the hours between two doses, is then over no sooner. What is changed was said of a place: see `momentsOf`. */
export function typed(date: string, time: string, now = '', changed: string | null = null): string {
  const [first, second] = momentsOf(date, time, changed);
  return second && instantOf(second) <= instantOf(now) ? second : first;
}

/** The moments at which a clock shows what was typed: one, or two where an hour comes twice. It is the clock of here, and for what
 *  `changed` a moment of another place, the clock that told that one. */
export function momentsOf(date: string, time: string, changed: string | null = null): [string, ...string[]] {
  const wall = `${date}T${time.slice(0, 5)}:00`;
  if (changed && offsetOf(changed) !== offsetHere(instantOf(changed))) return [wall + offsetText(offsetOf(changed))];
  const { year, month, day } = dayOf(date);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const local = new Date(year, month - 1, day, hour, minute);
  local.setFullYear(year);
  const first = wall + offsetText(-local.getTimezoneOffset());
  const nextDay = offsetHere(instantOf(first) + 86_400_000);
  const second = wall + offsetText(nextDay);
  const showsIt = offsetHere(instantOf(second)) === nextDay;
  return showsIt && instantOf(first) < instantOf(second) ? [first, second] : [first];
}

/** The offset of here at an instant, in minutes. */
function offsetHere(instant: number): number {
  return -new Date(instant).getTimezoneOffset();
}

function offsetOf(rfc3339: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(rfc3339) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

function offsetText(minutes: number): string {
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}

function utcOf(date: string): number {
  const { year, month, day } = dayOf(date);
  return Date.UTC(year, month - 1, day);
}
