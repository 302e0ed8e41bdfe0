import type { VisitKind, VisitView } from '../backend/port';
import { clockWords, longDay } from './dates';
import { named } from './language';
import { words } from './messages';

/** "Wednesday 25 November, 14:30 · Dr Okafor" */
export function visitLine({ day, time, clinician, kind }: VisitView): string {
  const what = time ? words.visitAt({ day: longDay(day), time: clockWords(time) }) : longDay(day);
  const who = clinician || (kind && kindName(kind));
  return who ? words.visitWith({ what, who }) : what;
}

export function kindName(kind: VisitKind): string {
  return named('visit-kind', kind);
}
