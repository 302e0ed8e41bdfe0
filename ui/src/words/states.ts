import type { DayState } from '../backend/port';
import { named } from './language';

export function stateName(state: DayState): string {
  return named('today-state', state);
}
