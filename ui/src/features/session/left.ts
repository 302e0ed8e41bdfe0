/** Whole minutes left of so many milliseconds, begun ones too: what is said never runs out before the pack does. */
export function minutesLeft(left: number): number {
  return Math.ceil(Math.max(0, left) / 60_000);
}
