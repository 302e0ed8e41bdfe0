// Numbers as people write them, by the same table of cases as the core (tests/fixtures/numbers.json). A number is never taken
// for another: what can be read in two ways is asked about, and what cannot be read is refused.
import { EITHER_WAY } from '../backend/bindings';
import type { Failure } from '../backend/failure';
import type { Field } from '../backend/port';
import { words } from './messages';

/** More figures than any number of a diary has. */
const MOST_FIGURES = 12;
/** The zeros of the scripts whose figures are read. */
const ZEROS = ['0', '٠', '۰', '०', '০', '๐', '０', '߀', '੦'].map((zero) => zero.codePointAt(0) ?? 0);
/** Halves and quarters, which are exact. */
const PARTS: readonly (readonly [string, number])[] = [
  ['½', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
  ['1/2', 0.5],
  ['1/4', 0.25],
  ['3/4', 0.75],
];

/** A number; or both ways to write what it can mean, so that each is read in one way; or nothing that can be read. */
export type Read = { number: number } | { grouped: string; decimal: string } | null;

/** What somebody typed in a field. In some of them a comma before three figures can be either, as a point can be in all; in the others
 *  it parts the thousands. */
export function readNumber(field: Field, typed: string): Read {
  const text = plain(typed.trim());
  const size = text.replace(/^[-+]/, '');
  const part = fraction(size);
  const either = EITHER_WAY.some((other) => other === field);
  const found = part === null ? figuresOf(size, either) : { number: part };
  // There is no "minus nothing".
  if (found && 'number' in found && text.startsWith('-') && found.number !== 0) return { number: -found.number };
  return found;
}

/** The number that stands in a field, or null where nothing does.
 *  @throws Failure with the words for that field, as the core would refuse it. */
export function numberIn(field: Field, typed: string): number | null {
  if (typed.trim() === '') return null;
  const message = problemOf(field, typed);
  const read = readNumber(field, typed);
  if (read && 'number' in read) return read.number;
  throw { kind: 'invalid', field, message: message ?? '' } satisfies Failure;
}

/** What is to be said of what was typed; null where it is a number, or nothing. */
export function problemOf(field: Field, typed: string): string | null {
  const given = typed.trim();
  if (given === '') return null;
  const read = readNumber(field, given);
  if (read === null) return words.numberNotRead({ given });
  return 'number' in read ? null : words.numberWhich({ given, ...read });
}

/** "1,200", "0.25": read again as the same number, so a part of three figures that could be thousands has a fourth. */
export function figures(number: number): string {
  // What is there is never written as nothing: a nanogram is the least that a dose can hold.
  const places = number > 0 && number < 0.001 ? 6 : 3;
  const written = number.toFixed(places).replace(/\.?0+$/, '');
  const [whole = '', part] = unmistakable(written).split('.');
  return part === undefined ? parted(whole) : words.numberDecimal({ whole: parted(whole), part });
}

function parted(whole: string): string {
  const [, thousands, rest = ''] = /^(.*\d)(\d{3})$/.exec(whole) ?? [];
  return thousands === undefined ? whole : words.numberGrouped({ thousands: parted(thousands), rest });
}

/** A number as it is filled in again. */
export function typedOf(number: number | null | undefined): string {
  return number == null ? '' : unmistakable(String(number));
}

function unmistakable(written: string): string {
  return /^[1-9]\d{0,2}\.\d{3}$/.test(written) ? `${written}0` : written;
}

/** The same signs in one script. */
function plain(text: string): string {
  return [...text]
    .map((sign) => {
      if (sign === '−') return '-';
      if (sign === '’') return "'";
      if (sign === '⁄') return '/';
      if (/\s/u.test(sign)) return ' ';
      const code = sign.codePointAt(0) ?? 0;
      const zero = ZEROS.find((zero) => code >= zero && code < zero + 10);
      return zero === undefined ? sign : String(code - zero);
    })
    .join('');
}

/** "½", "2½", "2 ½", "1/2", "2 1/2". */
function fraction(text: string): number | null {
  const found = PARTS.find(([written]) => text.endsWith(written));
  if (!found) return null;
  const [written, part] = found;
  const whole = text.slice(0, -written.length);
  if (whole.trimEnd() === '') return part;
  // "11/2" is no one and a half.
  if (written.includes('/') && !whole.endsWith(' ')) return null;
  return allFigures(whole.trimEnd()) ? Number(whole) + part : null;
}

function figuresOf(text: string, either: boolean): Read {
  // Blanks and strokes only ever part the thousands, so that what else stands there is the decimal mark.
  const parting = [' ', "'"].find((sign) => text.includes(sign));
  if (parting) {
    const [whole = '', part] = halves(text, text.search(/[.,]/));
    return decimal(grouped(whole, parting), part ?? '0');
  }
  const marks = text.match(/[.,]/g) ?? [];
  const [mark] = marks;
  if (mark === undefined) return decimal(text, '0');
  if (marks.length > 1) {
    const [before, last] = marks.slice(-2) as [string, string];
    if (before === last) return decimal(grouped(text, last), '0');
    const [whole, part] = halves(text, text.lastIndexOf(last));
    return decimal(grouped(whole, before), part ?? '');
  }
  const [whole, part = ''] = halves(text, text.indexOf(mark));
  const group = grouped(text, mark);
  if (group !== null && mark === ',' && !either) return decimal(group, '0');
  if (group !== null) return { grouped: group, decimal: shortest(whole, part) };
  // A comma before so many figures is neither: "1,0000".
  if (mark === ',' && part.length > 2 && whole !== '' && !whole.startsWith('0')) return null;
  return text.length > 1 ? decimal(whole || '0', part || '0') : null;
}

function halves(text: string, at: number): [string, string?] {
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** The figures of a number whose thousands are parted by this: one to three of them, not led by a zero, then three each. */
function grouped(text: string, parting: string): string | null {
  const [first = '', ...rest] = text.split(parting);
  const fits = first.length >= 1 && first.length <= 3 && !first.startsWith('0');
  const parted = fits && rest.length > 0 && rest.every((group) => group.length === 3);
  return parted && allFigures(first + rest.join('')) ? first + rest.join('') : null;
}

/** A decimal that cannot be taken for thousands: "1", "1.5", "1.1250". */
function shortest(whole: string, part: string): string {
  const short = part.replace(/0+$/, '');
  return short === '' ? whole : unmistakable(`${whole}.${short}`);
}

function decimal(whole: string | null, part: string): Read {
  if (whole === null || !allFigures(whole) || !allFigures(part)) return null;
  return whole.length + part.length > MOST_FIGURES ? null : { number: Number(`${whole}.${part}`) };
}

function allFigures(text: string): boolean {
  return /^[0-9]+$/.test(text) && text.length <= MOST_FIGURES;
}
