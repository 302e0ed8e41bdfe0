import type { AskedBy } from '../../backend/port';
import { name } from '../../words/language';
import { words } from '../../words/messages';

/** Why the list is asked. */
export function whyAsked(asked: AskedBy): string {
  return name('sign-why', asked) ?? words.signIntro();
}
