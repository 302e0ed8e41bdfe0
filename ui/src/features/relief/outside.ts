// What lies outside the guide by what was told just now, a sentence each.
import { wallOf } from '../../backend/moment';
import type { SessionView } from '../../backend/port';
import { lower } from '../../words/codes';
import { name } from '../../words/language';
import { words } from '../../words/messages';
import { kindName } from './kinds';

export function outsideWords({ outside, putOutside }: SessionView): string[] {
  const others = putOutside.map(({ kind, startedAt }) =>
    words.reliefPutOutside({ kind: lower(kindName(kind)), time: wallOf(startedAt).time }),
  );
  return [outside && name('relief-outside', outside), ...others].filter((line) => line !== null);
}
