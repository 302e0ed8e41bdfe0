import type { DayStateView } from '../backend/port';
import { words } from './messages';

const STATES: Record<DayStateView, () => string> = {
  affected: words.todayStateAffected,
  grey: words.todayStateGrey,
  clear: words.todayStateClear,
  unknown: words.todayStateUnknown,
};

export function stateName(state: DayStateView): string {
  return STATES[state]();
}
