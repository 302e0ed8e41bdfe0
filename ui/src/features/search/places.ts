// The screens, found by their names like what was told, and where each thing that is found is shown.
import type { FoundView, FoundPiece, Listed } from '../../backend/port';
import { address, ownExercise } from '../../route.svelte';
import { SCREENS } from '../../screens';
import { diaryOf } from '../../where';
import { named } from '../../words/language';

export type Result = { key: string; sort: string; day: string | null; text: readonly FoundPiece[]; href: string };

/** Without accents and in small letters, letter by letter, so that places in it are places in what was given. */
function plain(text: string): string {
  return [...text].map((letter) => letter.normalize('NFD').charAt(0).toLocaleLowerCase().charAt(0)).join('');
}

/** The pieces of a name in which each word that was typed begins a word; null where one does not. */
export function marked(name: string, typed: string): FoundPiece[] | null {
  const letters = [...name];
  const said = plain(name);
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return null;
  const marks = letters.map(() => false);
  for (const word of wanted) {
    const at = [...said].findIndex(
      (_, index) => said.startsWith(word, index) && !/[\p{L}\p{N}]/u.test(said.charAt(index - 1)),
    );
    if (at < 0) return null;
    marks.fill(true, at, at + word.length);
  }
  const pieces: FoundPiece[] = [];
  letters.forEach((letter, index) => {
    const found = marks[index] ?? false;
    const last = pieces.at(-1);
    if (last?.found === found) last.text += letter;
    else pieces.push({ text: letter, found });
  });
  return pieces;
}

/** The screens whose name has all of what was typed. */
export function screensNamed(typed: string): Result[] {
  return SCREENS.flatMap((screen) => {
    const said = 'rail' in screen ? screen.rail.words() : 'words' in screen ? screen.words() : null;
    const text = said && marked(said, typed);
    const sort = named('search-sort', 'screen');
    return text ? [{ key: `screen-${screen.name}`, sort, day: null, text, href: address(screen.name) }] : [];
  });
}

/** A page to learn from. */
export function resultOfPage({ name, title, found }: Listed, typed: string): Result {
  const said = found ? [{ text: ` · ${found}`, found: false }] : [];
  return {
    key: `page-${name}`,
    sort: named('search-sort', 'page'),
    day: null,
    text: [...(marked(title, typed) ?? [{ text: title, found: false }]), ...said],
    href: address('learn', name),
  };
}

/** Where it is shown what is of no day of the diary. */
function home({ sort, id }: FoundView): string {
  if (sort === 'exercise') return address('exercises', ownExercise(id));
  return address(sort === 'medicine' ? 'medicines' : 'doctor');
}

/** What was told, with where it is shown: a visit that is still to come among the visits. */
export function resultOf(found: FoundView, today: string): Result {
  const { sort, id, row, day, text } = found;
  const isInDiary = row !== null && day !== null && day <= today;
  return {
    key: `${sort}-${id}`,
    sort: named('search-sort', sort),
    day,
    text,
    href: isInDiary ? diaryOf(day, row) : home(found),
  };
}
