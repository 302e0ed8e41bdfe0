import { CODES } from '../../backend/bindings';
import type { PackAgain, Skin, TakenView, Thermal } from '../../backend/port';
import { lower, placeName, placeNames } from '../../words/codes';
import { timeOfDay } from '../../words/dates';
import { named, options } from '../../words/language';
import { words } from '../../words/messages';

export function kindName(kind: Thermal): string {
  return named('session', kind);
}

export const skins = () => options('session-skin', CODES.Skin);

/** What to do when the skin does not look normal, after heat and cold alike: no source tells more (6.1). */
export function skinAdvice(skin: Skin | null): string[] {
  if (skin === null || skin === 'normal') return [];
  const help = named('session-wrong-help', skin);
  return [words.sessionWrongOff(), words.sessionWrongBare(), help, words.sessionWrongHeld()];
}

/** What the map calls a place that takes no pack. */
export function takenName({ place: code, by, until }: TakenView): string {
  const place = placeName(code);
  switch (by) {
    case 'skin':
      return words.beforeStartHeldPlace({ place });
    case 'unanswered':
      return words.sessionMapWaits({ place });
    case 'enough':
      return words.sessionMapEnough({ place });
    case 'rest':
      return words.appMapResting({ place, time: until === null ? '' : timeOfDay(until) });
    case 'pack':
      return words.sessionMapOn({ place });
  }
}

type Chosen = Pick<PackAgain, 'kind' | 'places' | 'minutes'>;
const chosen = ({ kind, places, minutes }: Chosen) => ({
  kind: kindName(kind),
  places: lower(placeNames(places)),
  minutes,
});

/** A pack of which all is chosen: "Cold: low back, left, 15 min". */
export const packName = (pack: Chosen) => words.sessionPack(chosen(pack));

/** The last one once more: "Cold again: low back, left, 15 min". */
export const againName = (pack: Chosen) => words.sessionAgain(chosen(pack));
