import { instantOf } from '../backend/moment';
import type { RestView, TakenView } from '../backend/port';
import { placeNames } from './codes';
import { timeOfDay } from './dates';
import { words } from './messages';

/** The rests that are not over at `now`. Where the place is held for longer by something else, that is said of it instead. */
export function openRests(
  { rests, taken }: { rests: readonly RestView[]; taken: readonly TakenView[] },
  now: number,
): RestView[] {
  const isHeldLonger = (code: string) => taken.some(({ place, by }) => place === code && by === 'enough');
  return rests.filter(({ place, until }) => instantOf(until) > now && !isHeldLonger(place));
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
