// A month as rows of seven days, from the day on that a week begins with. Days of other months are empty.
import { addDays, dayOf } from '../backend/moment';

/** Rows of day numbers; null where the row has no day of this month. `month` is `2026-11`, `length` its days, `begins` how many days
 *  after Monday a week begins. */
export function rowsOf(month: string, length: number, begins: number): (number | null)[][] {
  const before = (weekdayOf(`${month}-01`) - begins + 7) % 7;
  const cells = Array.from({ length: Math.ceil((before + length) / 7) * 7 }, (_, cell) => {
    const day = cell - before + 1;
    return day >= 1 && day <= length ? day : null;
  });
  return Array.from({ length: cells.length / 7 }, (_, row) => cells.slice(row * 7, row * 7 + 7));
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(date: string): number {
  const { year, month, day } = dayOf(date);
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
}

/** A Monday. */
const ANY_MONDAY = '2024-01-01';

/** The days of some week, to name the columns by. */
export function anyWeek(begins: number): string[] {
  return Array.from({ length: 7 }, (_, day) => addDays(ANY_MONDAY, begins + day));
}
