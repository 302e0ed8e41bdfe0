// The words for codes that come from the core. What is of the person's own making is its own word.
import type { ListView, PatternView, WalkingView } from '../backend/port';
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

const SAID: Record<string, () => string> = {
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
  bending: words.saidBending,
  'long-standing': words.saidLongStanding,
  walking: words.saidWalking,
  heat: words.saidHeat,
  cold: words.saidCold,
  'lying-down': words.saidLyingDown,
  'short-walk': words.saidShortWalk,
  position: words.saidPosition,
  rest: words.saidRest,
  medicine: words.saidMedicine,
  nothing: words.saidNothing,
  chores: words.saidChores,
  work: words.saidWork,
  dressing: words.saidDressing,
  stairs: words.saidStairs,
  driving: words.saidDriving,
  walk: words.saidWalk,
};

/** The words of each list that are offered from the start, in the order shown. As in the core's `words.rs`. */
export const OFFERED: Record<ListView, readonly string[]> = {
  trigger: [
    'lifting',
    'twisting',
    'sport',
    'moving-furniture',
    'gardening',
    'uneven-ground',
    'long-sitting',
    'long-in-bed',
    'shoes',
    'unknown',
  ],
  worse: [
    'lifting',
    'twisting',
    'bending',
    'sport',
    'long-sitting',
    'long-standing',
    'long-in-bed',
    'walking',
    'uneven-ground',
    'unknown',
  ],
  better: ['heat', 'cold', 'lying-down', 'short-walk', 'position', 'rest', 'medicine', 'nothing', 'unknown'],
  'could-not': ['chores', 'work', 'dressing', 'lifting', 'stairs', 'driving', 'walk', 'sport'],
};

const PATTERNS: Record<PatternView, () => string> = {
  single: words.diarySingle,
  'on-and-off': words.diaryOnAndOff,
  constant: words.diaryConstant,
};

const WALKING: Record<WalkingView, () => string> = {
  normal: words.diaryWalkedNormal,
  slower: words.diaryWalkedSlower,
  short: words.diaryWalkedShort,
  'could-not': words.diaryWalkedNot,
};

export function placeName(code: string): string {
  return PLACES[code]?.() ?? code;
}

/** The name of words of any list. */
export function triggerName(code: string): string {
  return SAID[code]?.() ?? code;
}

/** The code or the known words that somebody means who typed this; else what was typed, without the blanks around it. */
export function meant(typed: string, known: readonly string[]): string {
  const plain = (text: string) => text.trim().toLocaleLowerCase();
  return known.find((code) => plain(triggerName(code)) === plain(typed)) ?? typed.trim();
}

export function patternName(pattern: PatternView): string {
  return PATTERNS[pattern]();
}

export function walkingName(walking: WalkingView): string {
  return WALKING[walking]();
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
