import type { SignAnswerView } from '../../backend/port';
import { timeOfDay } from '../../words/dates';

/** When the ticks were kept that stand in this answer, where that is another time than its own. */
export function keptWords({ at, keptAt }: Pick<SignAnswerView, 'at' | 'keptAt'>): string {
  const times = new Set(keptAt.map(timeOfDay));
  times.delete(timeOfDay(at));
  return [...times].join(', ');
}
