// Scales of pain in tables of other programs.
import type { Means } from '../../backend/port';

/** Whether it is a number of a scale, of which it has to be known how far it goes. */
export const isScale = (means: Means): boolean => means === 'worst' || means === 'average';

/** The number that was typed; null where it is none. */
export function numberOf(typed: string): number | null {
  const number = Number(typed.trim().replace(',', '.'));
  return typed.trim() === '' || !Number.isFinite(number) ? null : number;
}
