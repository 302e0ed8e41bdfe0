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

/** Places in one phrase, each level said once: "Low back, left and middle; buttock, left". */
export function placeNames(codes: readonly string[]): string {
  const levels = new Map<string, string[]>();
  for (const code of codes) {
    const level = code.slice(0, code.lastIndexOf('-'));
    levels.set(level, [...(levels.get(level) ?? []), code]);
  }
  const phrases = [...levels.values()].map(ofOneLevel);
  return phrases.map((phrase, index) => (index === 0 ? phrase : lower(phrase))).join('; ');
}

function ofOneLevel(codes: readonly string[]): string {
  const names = codes.map((code, index) => (index === 0 ? placeName(code) : sideName(code)));
  const last = names.pop() ?? '';
  return names.length === 0 ? last : words.appAnd({ places: names.join(', '), last });
}

function sideName(code: string): string {
  if (code.endsWith('-left')) return words.placeSideLeft();
  return code.endsWith('-right') ? words.placeSideRight() : words.placeSideCentre();
}

/** The name inside a sentence. */
export function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
