// How many units, and how many milligrams, as a person writes them.
import { CODES } from '../../backend/bindings';
import type { Unit } from '../../backend/port';
import { lower } from '../../words/codes';
import { named, options, say } from '../../words/language';
import { words } from '../../words/messages';
import { figures } from '../../words/numbers';

export const unitChoices = () => options('medicines-units', CODES.Unit);

/** The amounts that are noted with one press, the smallest first; any other is typed. The last one taken is among them. */
export function offeredUnits(unit: Unit, last: number | null): number[] {
  const usual = unit === 'millilitre' ? [5, 10] : unit === 'patch' ? [1] : [0.5, 1, 2];
  return last === null || usual.includes(last) ? usual : [...usual, last].sort((a, b) => a - b);
}

/** "½", "1½", "2", "0.25". */
export function unitFigures(units: number | null): string {
  const whole = Math.floor(units ?? 0);
  if (units === null || units - whole !== 0.5) return figures(units ?? 0);
  return whole === 0 ? words.medicinesHalf() : `${whole}${words.medicinesHalf()}`;
}

/** "½ tablet", "2 tablets", "10 ml". */
export function unitWords(units: number | null, unit: Unit): string {
  return say(`medicines-unit-${unit}`, { units: unitFigures(units), count: Math.ceil(units ?? 0) });
}

/** "tablets", beside a number. */
export function unitsName(unit: Unit): string {
  if (unit === 'other') return words.medicinesCountsUnits();
  return unit === 'millilitre' ? words.medicinesCountsMl() : lower(named('medicines-units', unit));
}

/** "mg in one tablet" */
export function mgPer(unit: Unit): string {
  return named('medicines-per', unit);
}

/** "1,200" */
export function mgFigures(mg: number | null): string {
  return figures(mg ?? 0);
}

/** "200 mg", "5 mg + 325 mg": of each ingredient, in the order in which they stand. */
export function strengthWords(milligrams: readonly (number | null)[]): string {
  return milligrams.map((mg) => words.medicinesMg({ amount: mgFigures(mg) })).join(' + ');
}
