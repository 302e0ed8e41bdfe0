// How many units, and how many milligrams, as a person writes them.
import { words } from '../../words/messages';

/** The amounts that are noted with one press; any other is typed. */
export const OFFERED_UNITS: readonly number[] = [0.5, 1, 2];

const figures = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 });

/** "½", "1½", "2", "0.25". */
export function unitsWords(units: number): string {
  const whole = Math.floor(units);
  if (units - whole !== 0.5) return figures.format(units);
  return whole === 0 ? words.medicinesHalf() : `${whole}${words.medicinesHalf()}`;
}

/** "1,200". */
export function mgFigures(mg: number): string {
  return figures.format(mg);
}

/** A number as somebody typed it; null where nothing is, NaN where it is not a number. A comma is a decimal point. */
export function numberOf(typed: string): number | null {
  const text = typed.trim().replace('½', '.5').replace(',', '.');
  return text === '' ? null : Number(text);
}
