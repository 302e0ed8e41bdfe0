import type { EntryView } from '../../backend/port';

/** What one press says. */
export type What = 'spasm' | 'clear';

/** What only the person knows of a spasm: how bad, and where. */
export type Said = Pick<EntryView, 'worst' | 'places'>;

/** What was saved by one press, and what may be said of it as the last time. */
export type Logged = {
  /** Number of the entry. */
  id: number;
  what: What;
  /** When it was, with its day where that is not today. */
  time: string;
  /** The spasm before it. */
  last: EntryView | null;
  /** Codes of the places of last time. */
  places: readonly string[];
  /** What is said of it so far. */
  said: Said;
  /** The entry that was taken back for it, and comes back with its undo. */
  instead: number | null;
};
