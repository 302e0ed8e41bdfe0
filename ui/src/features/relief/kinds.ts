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

/** What to do when the skin does not look normal; nothing to say when it does. */
export function skinAdvice(skin: SkinView | null): string[] {
  switch (skin) {
    case 'red':
      return [words.reliefWrongOff(), words.reliefWrongRed(), words.reliefWrongAsk()];
    case 'numb':
      return [words.reliefWrongOff(), words.reliefWrongNumb(), words.reliefWrongAsk()];
    case 'blistered':
      return [words.reliefWrongOff(), words.reliefWrongBlistered(), words.reliefWrongBlisteredAsk()];
    default:
      return [];
  }
}
