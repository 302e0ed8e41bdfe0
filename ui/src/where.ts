// A place in the diary: a day, one thing on it, and what every day that is shown must hold. It is what the address of the diary is
// about, so that Back finds it again.
import type { DiaryWanted } from './backend/port';
import { address } from './route.svelte';

export type Where = {
  /** The first day that is shown; null for the latest. */
  day: string | null;
  /** The thing on it that is meant, such as `dose-12`. */
  row: string | null;
  wanted: DiaryWanted;
};

export const ANYWHERE: DiaryWanted = { place: null, trigger: null, spasm: false, product: null, visit: false };

/** What an address of the diary is about, read. */
export function whereOf(about: string | null): Where {
  const said = new URLSearchParams(about ?? '');
  const day = said.get('day');
  const product = Number(said.get('product'));
  return {
    day: day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null,
    row: said.get('row'),
    wanted: {
      place: said.get('place'),
      trigger: said.get('trigger'),
      spasm: said.has('spasm'),
      product: Number.isSafeInteger(product) && product > 0 ? product : null,
      visit: said.has('visit'),
    },
  };
}

/** The same, to be written into an address; null for the whole diary from its latest day. */
export function aboutOf({ day, row, wanted }: Where): string | null {
  const said = new URLSearchParams();
  if (day !== null) said.set('day', day);
  if (row !== null) said.set('row', row);
  if (wanted.place) said.set('place', wanted.place);
  if (wanted.trigger) said.set('trigger', wanted.trigger);
  if (wanted.product) said.set('product', String(wanted.product));
  if (wanted.spasm) said.set('spasm', '1');
  if (wanted.visit) said.set('visit', '1');
  return said.toString() || null;
}

/** The address of a day in the diary, or of one thing on it. */
export function diaryOf(day: string, row: string | null = null): string {
  return address('diary', aboutOf({ day, row, wanted: ANYWHERE }));
}
