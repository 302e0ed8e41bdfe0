// The language that is spoken. It is taken before anything is shown, so no word may be asked for while a module is read.
import type { FluentVariable } from '@fluent/bundle';
import languages from 'virtual:languages';

import { Sayer } from './sayer';

let spoken: Sayer | null = null;

/** Speaks a language from now on, by its tag, and says so to whoever reads the page aloud; English where there is no such one. */
export function speak(language: string): void {
  const tag = language in languages ? language : 'en';
  spoken = new Sayer(tag, languages[tag] ?? []);
  document.documentElement.lang = tag;
}

function sayer(): Sayer {
  if (!spoken) throw new Error('a word was asked for before there was a language');
  return spoken;
}

export function say(id: string, given?: Record<string, FluentVariable>): string {
  return sayer().say(id, given);
}

/** What a code of a group is called: the message `<group>-<code>`; null where there is none. */
export function name(group: string, code: string): string | null {
  const id = `${group}-${code}`;
  return sayer().has(id) ? sayer().say(id) : null;
}

/** The same; what has no name, such as the person's own words, is said as it is. */
export function named(group: string, code: string): string {
  return name(group, code) ?? code;
}

/** Codes as a form offers them, each with its name. */
export function options<T extends string>(group: string, codes: readonly T[]): { value: T; label: string }[] {
  return codes.map((value) => ({ value, label: named(group, value) }));
}

/** The codes of a group that have a name, in the order of its file. */
export function codesIn(group: string): string[] {
  return sayer()
    .ids(`${group}-`)
    .map((id) => id.slice(group.length + 1));
}
