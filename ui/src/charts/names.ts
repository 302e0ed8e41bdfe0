import type { MarkKindView } from '../backend/port';
import { words } from '../words/messages';

const MARKS: Record<MarkKindView, () => string> = {
  heat: words.chartsKeyHeat,
  cold: words.chartsKeyCold,
  medicine: words.chartsKeyMedicine,
};

export function markName(kind: MarkKindView): string {
  return MARKS[kind]();
}
