import type { ReminderView } from '../../backend/port';
import { lower, placeName, placeNames } from '../../words/codes';
import { dayWords } from '../../words/dates';
import { named } from '../../words/language';
import { words } from '../../words/messages';

/**
 * What it is time for. `places` are those of all reminders of this kind, so that one visit is asked for once; `further`
 * adds to a title that has asked already.
 */
export function titleOf(kind: ReminderView['kind'], places: readonly string[], further: boolean): string {
  if (kind !== 'same-place') return named('doctor', kind);
  return (further ? words.doctorSamePlaceToo : words.doctorSamePlace)({ place: lower(placeNames(places)) });
}

/** What it is time for and why, in one line. */
export function lineOf(reminders: readonly ReminderView[]): string {
  const why = byKind(reminders).flatMap(([first]) => (first ? named('doctor-line', first.kind) : []));
  return words.doctorLine({ why: why.join(' · ') });
}

/** The days that it comes from. */
export function becauseOf(reminder: ReminderView, date: string): string {
  const say = (day: string) => dayWords(day, date);
  const { place, start, noted, days, last, earlierStart, earlierLast } = reminder;
  if (place && earlierStart && earlierLast) {
    const inWords = reminder.startDeclared ? words.doctorBecauseSamePlaceDeclared : words.doctorBecauseSamePlace;
    const days = inWords({
      place: placeName(place),
      from: say(earlierStart),
      to: say(earlierLast),
      start: say(start),
    });
    const beside = reminder.earlierPlace;
    return beside ? `${days} ${words.doctorBecauseBeside({ place: lower(placeName(beside)) })}` : days;
  }
  const counted = { start: say(start), noted, days, last: say(last) };
  return reminder.startDeclared ? words.doctorBecauseDeclared(counted) : words.doctorBecause(counted);
}

/** Reminders as they are shown: those of one kind together, in the order given. */
export function byKind(reminders: readonly ReminderView[]): ReminderView[][] {
  const kinds = [...new Set(reminders.map((reminder) => reminder.kind))];
  return kinds.map((kind) => reminders.filter((reminder) => reminder.kind === kind));
}
