// How the clock and the week are written where the person lives, as the core says. It can change while the window is open.
import type { Conventions } from '../backend/port';

/** What holds until it is known where the person lives. */
export const BY_24_HOURS: Conventions = { twelveHours: false, weekBegins: 0 };

let written = $state.raw(BY_24_HOURS);

export function conventions(): Conventions {
  return written;
}

/** From now on all times and weeks on the screen are written so. */
export function writeBy(conventions: Conventions): void {
  written = conventions;
}
