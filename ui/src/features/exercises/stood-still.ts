/**
 * For how many milliseconds from now on the window's clock stands still while that of the wall goes on: so long the computer sleeps,
 * where the window's does not count that.
 */
export function stoodStill(): () => number {
  // eslint-disable-next-line no-restricted-syntax -- It is not asked what time it is, but how much of it went by.
  const apart = () => Date.now() - performance.now();
  const before = apart();
  return () => apart() - before;
}
