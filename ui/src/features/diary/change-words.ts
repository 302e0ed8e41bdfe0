import { placeName, triggerName } from '../../words/codes';
import { dayWords, timeWords } from '../../words/dates';
import { named } from '../../words/language';
import { words } from '../../words/messages';
import { figures } from '../../words/numbers';

/** What a part of a row is called, of which the row is one: `entry-12`, `dose-3`. */
export function fieldName(row: string, field: string): string {
  return named(isEntry(row) ? 'entry-field' : 'diary-field', field);
}

function isEntry(row: string): boolean {
  return row.startsWith('entry-');
}

/** A past value as a person would write it. Codes come as they are on disk: places parted by blanks, words of
 * lists by lines. */
export function valueWords(row: string, field: string, value: string | null, now: string): string {
  if (!isEntry(row)) return otherWords(row, field, value, now);
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
    case 'longest':
    case 'walking':
      return named(`entry-said-${field}`, value);
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

/** The same of a pack, a dose, something tried or a visit. */
function otherWords(row: string, field: string, value: string | null, now: string): string {
  if (value === null || value === '') return words.diaryBeforeNothing();
  switch (field) {
    case 'started-at':
    case 'ended-at':
    case 'taken-at':
    case 'tried-at':
      return timeWords(value, now);
    case 'day':
      return dayWords(value, now);
    case 'time':
      return value.slice(0, 5);
    case 'units':
      return figures(Number(value));
    case 'alcohol':
      return value === '1' || value === 'yes' ? words.appYes() : words.appNo();
    case 'kind':
      return named(row.startsWith('visit-') ? 'visit-kind' : 'relief-kind', value);
    case 'name':
      return named('relief-way', value);
    default:
      return value;
  }
}

function several(codes: string[], name: (code: string) => string): string {
  return codes.map(name).join('\n');
}
