import { CODES } from '../../backend/bindings';
import type { Skin, Thermal } from '../../backend/port';
import { named, options } from '../../words/language';
import { words } from '../../words/messages';

export function kindName(kind: Thermal): string {
  return named('session', kind);
}

export const skins = () => options('session-skin', CODES.Skin);

/** What to do when the skin does not look normal, after heat and cold alike: no source tells more (6.1). */
export function skinAdvice(skin: Skin | null): string[] {
  if (skin === null || skin === 'normal') return [];
  const help = skin === 'red' ? words.sessionWrongAsk() : words.sessionWrongAskNow();
  return [words.sessionWrongOff(), words.sessionWrongBare(), help, words.sessionWrongHeld()];
}
