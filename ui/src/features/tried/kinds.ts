import type { ReliefItem, ReliefKindView } from '../../backend/port';
import { timeWords } from '../../words/dates';
import { words } from '../../words/messages';

const KINDS: Record<ReliefKindView, () => string> = {
  heat: words.triedHeat,
  cold: words.triedCold,
  medicine: words.triedMedicine,
  position: words.triedPosition,
  rest: words.triedRest,
  walk: words.triedWalk,
  exercise: words.triedExercise,
  other: words.triedOther,
};

/** In the order in which they are offered. */
export const KIND_OPTIONS: readonly { value: ReliefKindView; label: string }[] = (
  ['medicine', 'position', 'rest', 'walk', 'exercise', 'heat', 'cold', 'other'] as const
).map((value) => ({ value, label: KINDS[value]() }));

const NAMES: Record<string, () => string> = {
  'on-back': words.triedOnBack,
  recliner: words.triedRecliner,
  flat: words.triedFlat,
  uneven: words.triedUneven,
  hill: words.triedHill,
};

const OFFERED: Partial<Record<ReliefKindView, readonly string[]>> = {
  position: ['on-back', 'recliner'],
  walk: ['flat', 'uneven', 'hill'],
};

const ASKED: Partial<Record<ReliefKindView, () => string>> = {
  heat: words.triedNameThermal,
  cold: words.triedNameThermal,
  medicine: words.triedNameMedicine,
  position: words.triedNamePosition,
  walk: words.triedNameWalk,
  exercise: words.triedNameExercise,
  other: words.triedNameOther,
};

const HINTS: Partial<Record<ReliefKindView, () => string>> = {
  position: words.triedPositionHint,
  rest: words.triedRestHint,
  walk: words.triedWalkHint,
};

export function kindName(kind: ReliefKindView): string {
  return KINDS[kind]();
}

/** The codes that are offered for what exactly it was. */
export function offered(kind: ReliefKindView): readonly string[] {
  return OFFERED[kind] ?? [];
}

/** The question for what exactly it was; null where the kind says enough. */
export function nameAsked(kind: ReliefKindView): string | null {
  return ASKED[kind]?.() ?? null;
}

export function hintOf(kind: ReliefKindView): string | null {
  return HINTS[kind]?.() ?? null;
}

export function nameWords(name: string): string {
  return NAMES[name]?.() ?? name;
}

/** What was tried, in one phrase: a medicine or something else by its own name, the others by their kind too. */
export function whatWords({ kind, name }: { kind: ReliefKindView; name: string | null }): string {
  if (name === null) return kindName(kind);
  if (kind === 'medicine' || kind === 'other') return name;
  return words.triedNamed({ kind: kindName(kind), name: nameWords(name) });
}

/** When something was tried, and the pain before it. */
export function openWords({ triedAt, before }: ReliefItem, now: string): string {
  const given = { time: timeWords(triedAt, now) };
  return before === null ? words.triedOpenBody(given) : words.triedOpenBefore({ ...given, before });
}
