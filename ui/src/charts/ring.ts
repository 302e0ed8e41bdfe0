/** The dashes of a ring that shows what is left: the drawn part, then the open rest. Never less than nothing or more than all. */
export function ringDash(left: number, of: number, radius: number): { drawn: number; open: number } {
  const around = 2 * Math.PI * radius;
  const share = of > 0 ? Math.min(1, Math.max(0, left / of)) : 0;
  return { drawn: around * share, open: around * (1 - share) };
}
