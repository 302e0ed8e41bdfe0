import type { SkinView, ThermalView } from '../../backend/port';
import { words } from '../../words/messages';

export function kindName(kind: ThermalView): string {
  return kind === 'cold' ? words.reliefCold() : words.reliefHeat();
}

export const SKINS: readonly { value: SkinView; label: string }[] = [
  { value: 'normal', label: words.reliefSkinNormal() },
  { value: 'red', label: words.reliefSkinRed() },
  { value: 'numb', label: words.reliefSkinNumb() },
  { value: 'blistered', label: words.reliefSkinBlistered() },
];

/** What to do when the skin does not look normal, after heat and cold alike: no source tells more (6.1). */
export function skinAdvice(skin: SkinView | null): string[] {
  if (skin === null || skin === 'normal') return [];
  const help = skin === 'red' ? words.reliefWrongAsk() : words.reliefWrongAskNow();
  return [words.reliefWrongOff(), words.reliefWrongBare(), help, words.reliefWrongHeld()];
}
