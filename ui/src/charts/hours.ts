// Where the bars of the time of day stand.
import type { HourView } from '../backend/port';
import { clockWords } from '../words/dates';

export type HourBar = { from: number; to: number; spasms: number; x: number; y: number; width: number; height: number };

const GAP = 6;

/** Bars in a field of this width and height, the highest filling it. A block without a spasm has no height. */
export function hourBars(hours: readonly HourView[], width: number, height: number): HourBar[] {
  const most = Math.max(1, ...hours.map(({ spasms }) => spasms));
  const step = hours.length > 0 ? (width + GAP) / hours.length : 0;
  return hours.map(({ from, to, spasms }, index) => {
    const tall = (spasms / most) * height;
    return { from, to, spasms, x: index * step, y: height - tall, width: Math.max(1, step - GAP), height: tall };
  });
}

/** "06:00", or "6:00 am". */
export function hourText(hour: number): string {
  return clockWords(`${String(hour).padStart(2, '0')}:00`);
}
