// What lies outside the guide by what was told just now, a sentence each.
import { wallOf } from '../../backend/moment';
import type { OffNow, OutsideView, SessionView } from '../../backend/port';
import { lower } from '../../words/codes';
import { words } from '../../words/messages';
import { kindName } from './kinds';

const OWN: Record<OutsideView, () => string | null> = {
  told: () => null,
  'too-long': words.reliefOutsideTooLong,
  'skin-not-free': words.reliefOutsideNotFree,
  'end-unknown': words.reliefOutsideUnknown,
};

const OFF_NOW: Record<OffNow, () => string> = {
  skin: words.reliefOffNowSkin,
  fever: words.reliefOffNowFever,
  body: words.reliefOffNowBody,
  injury: words.reliefOffNowInjury,
  sleepy: words.reliefOffNowSleepy,
};

/** Why a pack that is on had better come off. */
export function offNowWords(why: OffNow): string {
  return OFF_NOW[why]();
}

export function outsideWords({ outside, putOutside }: SessionView): string[] {
  const others = putOutside.map(({ kind, startedAt }) =>
    words.reliefPutOutside({ kind: lower(kindName(kind)), time: wallOf(startedAt).time }),
  );
  return [outside && OWN[outside](), ...others].filter((line) => line !== null);
}
