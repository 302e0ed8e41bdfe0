import type { FindingView } from '../../backend/port';

/** What the core says of one tablet too many, for the tests that want it said of another. */
export const TOO_MUCH: FindingView = {
  kind: 'over-limit',
  strength: 'strong',
  waits: true,
  message: 'With this dose you took 1,400 mg in 24 hours. Your label says 1,200 mg at most.',
  calls: false,
  help: null,
  ingredient: 'ibuprofen',
  products: [1],
};
