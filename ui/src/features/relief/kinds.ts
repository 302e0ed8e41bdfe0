import { CODES } from '../../backend/bindings';
import type { Skin, Thermal } from '../../backend/port';
import { named, options } from '../../words/language';
import { words } from '../../words/messages';

export function kindName(kind: Thermal): string {
  return named('relief', kind);
}

export const skins = () => options('relief-skin', CODES.Skin);

/** What to do when the skin does not look normal, after heat and cold alike: no source tells more (6.1). */
export function skinAdvice(skin: Skin | null): string[] {
  if (skin === null || skin === 'normal') return [];
  const help = skin === 'red' ? words.reliefWrongAsk() : words.reliefWrongAskNow();
  return [words.reliefWrongOff(), words.reliefWrongBare(), help, words.reliefWrongHeld()];
}
