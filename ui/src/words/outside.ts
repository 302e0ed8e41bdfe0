import type { SessionView } from '../backend/port';
import { named } from './language';

/** That a session lay outside the guide, beside it in a list. */
export function outsideMark({ outside }: SessionView): string | null {
  return outside && named('session-recent', outside);
}
