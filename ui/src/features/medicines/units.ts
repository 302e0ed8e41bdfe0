// How many units, and how many milligrams, as a person writes them.
import type { UnitView } from '../../backend/port';
import { lower } from '../../words/codes';
import { words } from '../../words/messages';
import { figures } from '../../words/numbers';

const UNITS: Record<
  UnitView,
  { name: () => string; count: (of: { units: string; count: number }) => string; per: () => string }
> = {
  tablet: { name: words.medicinesUnitsTablet, count: words.medicinesUnitTablet, per: words.medicinesPerTablet },
  capsule: { name: words.medicinesUnitsCapsule, count: words.medicinesUnitCapsule, per: words.medicinesPerCapsule },
  millilitre: {
    name: words.medicinesUnitsMillilitre,
    count: words.medicinesUnitMillilitre,
    per: words.medicinesPerMillilitre,
  },
  sachet: { name: words.medicinesUnitsSachet, count: words.medicinesUnitSachet, per: words.medicinesPerSachet },
  patch: { name: words.medicinesUnitsPatch, count: words.medicinesUnitPatch, per: words.medicinesPerPatch },
  other: { name: words.medicinesUnitsOther, count: words.medicinesUnitOther, per: words.medicinesPerOther },
};

export const UNIT_CHOICES = (Object.keys(UNITS) as UnitView[]).map((value) => ({ value, label: UNITS[value].name() }));

/** The amounts that are noted with one press, the smallest first; any other is typed. The last one taken is among them. */
export function offeredUnits(unit: UnitView, last: number | null): number[] {
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
export function unitWords(units: number | null, unit: UnitView): string {
  return UNITS[unit].count({ units: unitFigures(units), count: Math.ceil(units ?? 0) });
}

/** "tablets", beside a number. */
export function unitsName(unit: UnitView): string {
  if (unit === 'other') return words.medicinesCountsUnits();
  return unit === 'millilitre' ? words.medicinesCountsMl() : lower(UNITS[unit].name());
}

/** "mg in one tablet" */
export function mgPer(unit: UnitView): string {
  return UNITS[unit].per();
}

/** "1,200" */
export function mgFigures(mg: number | null): string {
  return figures(mg ?? 0);
}
