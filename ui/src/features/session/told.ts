// From when to when a pack lay that is told afterwards.
import { addDays, instantOf, momentsOf } from '../../backend/moment';

/** A wrap that is worn for a night lies for no longer. */
const LONGEST = 12 * 3_600_000;
/** Clocks need not go alike to the second. */
const CLOCKS_DIFFER_BY = 60_000;

/** The moments that a person means by a day, when a pack went on, and when it came off: a later time of that day, or else one of the
 *  next. Where an hour comes twice it is the shortest time of all that fit, and of those the latest, so that its skin rests no shorter.
 *  Where none fits, both are of that day, and the core says what is wrong. */
export function toldSpan(
  date: string,
  started: string,
  ended: string,
  now: string,
  /** What is changed was said of a place: see `momentsOf`. */
  changed: string | null = null,
): { started: string; ended: string } {
  const ends = [...momentsOf(date, ended, changed), ...momentsOf(addDays(date, 1), ended, changed)];
  const spans = momentsOf(date, started, changed).flatMap((start) =>
    ends.map((end) => ({ started: start, ended: end })),
  );
  const lasted = (span: { started: string; ended: string }) => instantOf(span.ended) - instantOf(span.started);
  const fits = spans.filter(
    (span) =>
      lasted(span) >= 0 && lasted(span) <= LONGEST && instantOf(span.ended) <= instantOf(now) + CLOCKS_DIFFER_BY,
  );
  const best = fits.toSorted((a, b) => lasted(a) - lasted(b) || instantOf(b.ended) - instantOf(a.ended))[0];
  return best ?? { started: momentsOf(date, started, changed)[0], ended: momentsOf(date, ended, changed)[0] };
}

/** The day of who left the proposed one as it was and typed when the pack went on: soon after midnight that is the day that has just
 *  begun, once such a time of it has come. */
export function dayMeant(proposed: string, started: string, now: string): string {
  const next = addDays(proposed, 1);
  return instantOf(momentsOf(next, started)[0]) <= instantOf(now) ? next : proposed;
}
