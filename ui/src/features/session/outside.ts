// What lies outside the guide by what was told just now, a sentence each.
import type { OffNow, SessionView } from '../../backend/port';
import { lower } from '../../words/codes';
import { named } from '../../words/language';
import { timeOfDay } from '../../words/dates';
import { words } from '../../words/messages';
import { kindName } from './kinds';

/** Why a pack that is on had better come off. */
export function offNowWords(why: OffNow): string {
  return named('session-off-now', why);
}

export function outsideWords({ outside, putOutside }: SessionView): string[] {
  const others = putOutside.map(({ kind, startedAt }) =>
    words.sessionPutOutside({ kind: lower(kindName(kind)), time: timeOfDay(startedAt) }),
  );
  // Who tells of a pack afterwards knows that Respite did not time it.
  const own = outside === 'told' ? null : outside && named('session-outside', outside);
  return [own, ...others].filter((line) => line !== null);
}
