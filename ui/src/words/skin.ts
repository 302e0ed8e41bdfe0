import type { HeldSkin, Skin } from '../backend/port';
import { placeNames } from './codes';
import { momentWords } from './dates';
import { named } from './language';
import { words } from './messages';

/** How skin looked, within a sentence. */
export function skinInSentence(skin: Skin): string {
  return named('before-start-skin', skin);
}

/** Why no pack goes to skin that did not look normal. */
export function heldLine({ places, skin, at }: HeldSkin, now: string): string {
  return words.beforeStartHeldSkin({
    places: placeNames(places),
    skin: skinInSentence(skin),
    when: momentWords(at, now),
  });
}
