import type { HeldSkin, SkinView } from '../backend/port';
import { placeNames } from './codes';
import { momentWords } from './dates';
import { words } from './messages';

/** How skin looked, within a sentence. */
export function skinInSentence(skin: SkinView): string {
  switch (skin) {
    case 'red':
      return words.beforeStartSkinRed();
    case 'numb':
      return words.beforeStartSkinNumb();
    case 'blistered':
      return words.beforeStartSkinBlistered();
    case 'normal':
      return words.reliefSkinNormal();
  }
}

/** Why no pack goes to skin that did not look normal. */
export function heldLine({ places, skin, at }: HeldSkin, now: string): string {
  return words.beforeStartHeldSkin({
    places: placeNames(places),
    skin: skinInSentence(skin),
    when: momentWords(at, now),
  });
}
