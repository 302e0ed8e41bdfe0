import { CODES, WAYS } from '../../backend/bindings';
import type { ReliefItem, ReliefKind } from '../../backend/port';
import { timeWords } from '../../words/dates';
import { name, named, options } from '../../words/language';
import { words } from '../../words/messages';

export const kindOptions = () => options('relief-kind', CODES.ReliefKind);

export function kindName(kind: ReliefKind): string {
  return named('relief-kind', kind);
}

/** The codes that are offered for what exactly it was. */
export function offered(kind: ReliefKind): readonly string[] {
  return WAYS[kind];
}

/** The question for what exactly it was; null where the kind says enough. */
export function nameAsked(kind: ReliefKind): string | null {
  return name('relief-ask', kind);
}

export function hintOf(kind: ReliefKind): string | null {
  return name('relief-hint', kind);
}

export function nameWords(codeOrWords: string): string {
  return named('relief-way', codeOrWords);
}

/** What was tried, in one phrase: a medicine or something else by its own name, the others by their kind too. */
export function whatWords({ kind, name }: { kind: ReliefKind; name: string | null }): string {
  if (name === null) return kindName(kind);
  if (kind === 'medicine' || kind === 'other') return name;
  return words.reliefNamed({ kind: kindName(kind), name: nameWords(name) });
}

/** When something was tried, and the pain before it. */
export function openWords({ triedAt, before }: ReliefItem, now: string): string {
  const given = { time: timeWords(triedAt, now) };
  return before === null ? words.reliefOpenBody(given) : words.reliefOpenBefore({ ...given, before });
}
