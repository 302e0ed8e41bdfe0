// A month as rows of seven days from Monday on. Days that have not come, and days of other months, are empty.
import { dayOf } from '../backend/moment';

/** Rows of day numbers; null where the row has no day of this month. `month` is `2026-11`, `length` its days. */
export function rowsOf(month: string, length: number): (number | null)[][] {
  const before = weekdayOf(`${month}-01`);
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

/** A Monday and the six days after it, to name the columns by. */
export const ANY_WEEK: readonly string[] = Array.from({ length: 7 }, (_, day) => `2024-01-0${day + 1}`);
