import type { AskView, OwnPackView } from '../../backend/port';

/** What is asked of who had a drink that stands beside no dose. It is kept nowhere: it counts for this start. */
export const DRANK: AskView = { key: 'drank', about: 'alcohol', yes: 'awake', product: null, at: null };

/** All that wants a yes before a pack goes on: of a drink told here, of what the diary knows, and of the pack itself. */
export function asksOf(known: readonly AskView[], own: OwnPackView | null, drank: boolean): AskView[] {
  return [...(drank ? [DRANK] : []), ...known, ...(own?.asks ? [own.asks] : [])];
}
