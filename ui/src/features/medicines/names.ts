// The words for codes that come with medicines. A code without a name is the person's own words.
import { CODES } from '../../backend/bindings';
import type { ProductView, SideEffectStrength } from '../../backend/port';
import { dayWords } from '../../words/dates';
import { codesIn, named, options } from '../../words/language';
import { words } from '../../words/messages';

/** The codes of ingredients that have a name, to choose from. */
export const ingredientCodes = () => codesIn('ingredient');

/** What an ingredient is called where the person lives: acetaminophen in the United States, paracetamol elsewhere, and both
 *  as long as they did not say where. */
export function ingredientName(code: string, region: string | null): string {
  if (code === 'acetaminophen') {
    if (region === null) return words.medicinesBothNames();
    if (region !== 'us') return words.medicinesParacetamol();
  }
  return named('ingredient', code);
}

/** A region, in a sentence. */
export function regionName(code: string): string {
  return named('medicines-region', code);
}

/** All that an ingredient is called, to search by: a name of another region is a name too. */
export function searchedBy(code: string): string {
  return ['us', 'uk'].map((region) => ingredientName(code, region)).join(' ');
}

export function flagName(code: string): string {
  return named('medicine-flag', code);
}

export function effectName(code: string): string {
  return named('side-effect', code);
}

/** Why it counts as one that makes sleepy, where the person noted that of it; else null. */
export function sleepyWords({ sleepyBy }: ProductView, now: string): string | null {
  return (
    sleepyBy &&
    words.medicinesSleepyBy({ effect: effectName(sleepyBy.what), day: dayWords(sleepyBy.at.slice(0, 10), now) })
  );
}

/** A name at the head of a line. */
export function upper(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export const strengths = () => options('medicines-effects', CODES.SideEffectStrength);

export function strengthName(strength: SideEffectStrength): string {
  return named('medicines-effects', strength);
}

/** For what of oneself its label says not to take it, and about what it tells to ask a doctor first; null where that is nothing. */
export function flagWords({ name, askFirst, doNotUse }: ProductView): string | null {
  const told = (flags: readonly string[]) => ({ product: name, told: flags.map(flagName).join('; ') });
  const lines = [
    doNotUse.length > 0 ? words.medicinesDoNotUse(told(doNotUse)) : null,
    askFirst.length > 0 ? words.medicinesAskFirst(told(askFirst)) : null,
  ].filter((line) => line !== null);
  return lines.length > 0 ? lines.join(' ') : null;
}

/** That nothing is said of its limits, since nobody compared them where the person lives; null where somebody did. */
export function labelWords({ kind, label, comparedIn }: ProductView): string | null {
  if (comparedIn !== null) return words.medicinesLabelElsewhere({ place: regionName(comparedIn) });
  if (label?.checked) return null;
  if (kind === 'otc') return words.medicinesLogOnly();
  return label === null ? null : words.medicinesLimitsLogOnly();
}

/** What of a product can't be read, in a sentence; null where all of it can. */
export function unreadWords({ unreadCells, unreadContents }: ProductView): string | null {
  const cells = unreadContents.length > 0 ? [...unreadCells, 'contents'] : unreadCells;
  const names = cells.map((cell) => named('medicines-cell', cell));
  return names.length > 0 ? words.medicinesCellsUnread({ cells: names.join(', ') }) : null;
}
