// What lies outside the guide by what was told just now, a sentence each.
import { wallOf } from '../../backend/moment';
import type { OffNow, SessionView } from '../../backend/port';
import { lower } from '../../words/codes';
import { name, named } from '../../words/language';
import { words } from '../../words/messages';
import { kindName } from './kinds';

/** Why a pack that is on had better come off. */
export function offNowWords(why: OffNow): string {
  return named('relief-off-now', why);
}

export function outsideWords({ outside, putOutside }: SessionView): string[] {
  const others = putOutside.map(({ kind, startedAt }) =>
    words.reliefPutOutside({ kind: lower(kindName(kind)), time: wallOf(startedAt).time }),
  );
  return [outside && name('relief-outside', outside), ...others].filter((line) => line !== null);
}
