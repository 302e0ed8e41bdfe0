import type { MarkKind } from '../backend/port';
import { named } from '../words/language';

export function markName(kind: MarkKind): string {
  return named('charts-key', kind);
}
