import type { OutsideView, SessionView } from '../backend/port';
import { words } from './messages';

const MARKS: Record<OutsideView, () => string> = {
  told: words.reliefRecentTold,
  'too-long': words.reliefRecentTooLong,
  'skin-not-free': words.reliefRecentNotFree,
  'end-unknown': words.reliefRecentUncertain,
};

/** That a session lay outside the guide, beside it in a list. */
export function outsideMark({ outside }: SessionView): string | null {
  return outside && MARKS[outside]();
}
