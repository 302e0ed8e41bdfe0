import type { AskView } from '../../backend/port';

/** What is asked of who had a drink that stands beside no dose. It is kept nowhere: it counts for this start. */
export const DRANK: AskView = { key: 'drank', about: 'alcohol', product: null, at: null };
