import { instantOf } from '../backend/moment';
import type { RestView, SessionsView } from '../backend/port';
import { placeNames } from './codes';
import { timeOfDay } from './dates';
import { words } from './messages';

/** What is known of the skin now. */
export type SkinNow = Pick<SessionsView, 'now' | 'unanswered' | 'running' | 'rests' | 'taken' | 'enoughToday'>;

/** The rests that are not over. Where the place is held for longer by something else, that is said of it instead. */
export function openRests({ now, rests, taken }: SkinNow): RestView[] {
  const isHeldLonger = (code: string) => taken.some(({ place, by }) => place === code && by === 'enough');
  return rests.filter(({ place, until }) => instantOf(until) > instantOf(now) && !isHeldLonger(place));
}

/** The places that a drawing shows as resting. */
export function hatched(view: SkinNow): string[] {
  return [...view.unanswered, ...view.enoughToday, ...openRests(view).map(({ place }) => place)];
}

/** Resting skin as lines, one for each time of day at which a rest ends, the earliest first. */
export function restLines(rests: readonly RestView[]): { until: string; text: string }[] {
  const byTime = new Map<string, RestView[]>();
  for (const rest of [...rests].sort((a, b) => a.until.localeCompare(b.until))) {
    const time = timeOfDay(rest.until);
    byTime.set(time, [...(byTime.get(time) ?? []), rest]);
  }
  return [...byTime].map(([time, group]) => ({
    until: group[0]?.until ?? '',
    text: words.todaySkinRests({ place: placeNames(group.map((rest) => rest.place)), time }),
  }));
}
