// How the clock and the week are written where the person lives, as the core says. It can change while the window is open.
import type { Habits } from '../backend/port';

let written = $state.raw<Habits>({ twelveHours: false, weekBegins: 0 });

export function habits(): Habits {
  return written;
}

/** From now on all times and weeks on the screen are written so. */
export function writeBy(habits: Habits): void {
  written = habits;
}
