import type { Pattern, Walking } from '../../backend/port';
import { patternName, placeName, triggerName, walkingName } from '../../words/codes';
import { dayWords, timeWords } from '../../words/dates';
import { named } from '../../words/language';
import { words } from '../../words/messages';

export function fieldName(field: string): string {
  return named('entry-field', field);
}

/** A past value as a person would write it. Codes come as they are on disk: places parted by blanks, words of
 * lists by lines. */
export function valueWords(field: string, value: string | null, now: string): string {
  if (field === 'deleted') return value === null ? words.appNo() : words.appYes();
  if (value === null || value === '') return words.diaryBeforeNothing();
  switch (field) {
    case 'places':
      return several(value.split(' '), placeName);
    case 'triggers':
    case 'worse':
    case 'better':
    case 'could-not':
      return several(value.split('\n'), triggerName);
    case 'pattern':
      return patternName(value as Pattern);
    case 'walking':
      return walkingName(value as Walking);
    case 'pushed-through':
      return value === 'yes' ? words.appYes() : words.appNo();
    case 'onset':
      return dayWords(value, now);
    case 'occurred-at':
      return timeWords(value, now);
    default:
      return value;
  }
}

function several(codes: string[], name: (code: string) => string): string {
  return codes.map(name).join('\n');
}
