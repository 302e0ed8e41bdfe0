// The words for codes that come from the core. What is of the person's own making is its own word.
import type { Section } from '../backend/port';
import { named } from './language';
import { words } from './messages';

export function placeName(code: string): string {
  return named('place', code);
}

/** The name of words of any list. */
export function triggerName(code: string): string {
  return named('said', code);
}

/** The code or the known words that somebody means who typed this; else what was typed, without the blanks around it. */
export function meant(typed: string, known: readonly string[]): string {
  const plain = (text: string) => text.trim().toLocaleLowerCase();
  return known.find((code) => plain(triggerName(code)) === plain(typed)) ?? typed.trim();
}

export function sectionName(section: Section): string {
  return named('summary-section', section);
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
  return named('place-side', code.slice(code.lastIndexOf('-') + 1));
}

/** The name inside a sentence. */
export function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
