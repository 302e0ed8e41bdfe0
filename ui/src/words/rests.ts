import type { RestView } from '../backend/port';
import { placeNames } from './codes';
import { timeOfDay } from './dates';
import { words } from './messages';

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
