// The 24 statements of the Roland-Morris questionnaire, in their published order.
import { words } from '../../words/messages';

export const STATEMENTS: readonly (() => string)[] = [
  words.rolandMorris1,
  words.rolandMorris2,
  words.rolandMorris3,
  words.rolandMorris4,
  words.rolandMorris5,
  words.rolandMorris6,
  words.rolandMorris7,
  words.rolandMorris8,
  words.rolandMorris9,
  words.rolandMorris10,
  words.rolandMorris11,
  words.rolandMorris12,
  words.rolandMorris13,
  words.rolandMorris14,
  words.rolandMorris15,
  words.rolandMorris16,
  words.rolandMorris17,
  words.rolandMorris18,
  words.rolandMorris19,
  words.rolandMorris20,
  words.rolandMorris21,
  words.rolandMorris22,
  words.rolandMorris23,
  words.rolandMorris24,
];
