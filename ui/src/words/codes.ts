// The words for codes that come from the core. A code of the person's own making (a trigger) is its own word.
import { words } from './messages';

const PLACES: Record<string, () => string> = {
  'neck-left': words.placeNeckLeft,
  'neck-centre': words.placeNeckCentre,
  'neck-right': words.placeNeckRight,
  'upper-back-left': words.placeUpperBackLeft,
  'upper-back-centre': words.placeUpperBackCentre,
  'upper-back-right': words.placeUpperBackRight,
  'mid-back-left': words.placeMidBackLeft,
  'mid-back-centre': words.placeMidBackCentre,
  'mid-back-right': words.placeMidBackRight,
  'low-back-left': words.placeLowBackLeft,
  'low-back-centre': words.placeLowBackCentre,
  'low-back-right': words.placeLowBackRight,
  'buttock-left': words.placeButtockLeft,
  'buttock-centre': words.placeButtockCentre,
  'buttock-right': words.placeButtockRight,
};

const TRIGGERS: Record<string, () => string> = {
  lifting: words.triggerLifting,
  twisting: words.triggerTwisting,
  sport: words.triggerSport,
  'moving-furniture': words.triggerMovingFurniture,
  gardening: words.triggerGardening,
  'uneven-ground': words.triggerUnevenGround,
  'long-sitting': words.triggerLongSitting,
  'long-in-bed': words.triggerLongInBed,
  shoes: words.triggerShoes,
  unknown: words.triggerUnknown,
};

/** The triggers that are offered from the start, in the order shown. */
export const OFFERED_TRIGGERS: readonly string[] = Object.keys(TRIGGERS);

export function placeName(code: string): string {
  return PLACES[code]?.() ?? code;
}

export function triggerName(code: string): string {
  return TRIGGERS[code]?.() ?? code;
}

/** Places in one phrase: "Low back, left and low back, middle". */
export function placeNames(codes: readonly string[]): string {
  const names = codes.map((code, index) => (index === 0 ? placeName(code) : lower(placeName(code))));
  const last = names.pop();
  if (last === undefined) return '';
  if (names.length === 0) return last;
  return words.appAnd({ places: names.join('; '), last });
}

/** The name inside a sentence. */
export function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
