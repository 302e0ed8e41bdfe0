// A view that keeps itself true: fetched again when the core says that something changed, when the window is seen again,
// and every half minute, in case a message got lost or the computer slept.
import { createSubscriber } from 'svelte/reactivity';

import { instantOf, later } from './moment';
import { failureOf, type Failure } from './failure';

const REFETCH_EVERY = 30_000;

export class Live<T extends { now: string }> {
  value = $state.raw<T | null>(null);
  failure = $state.raw<Failure | null>(null);
  #fetch: () => Promise<T>;
  #fetchedAt = 0;
  #asked = 0;

  constructor(fetch: () => Promise<T>) {
    this.#fetch = fetch;
  }

  /** Fetches now. An answer that comes after a later question's is thrown away. */
  async refetch(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const value = await this.#fetch();
      if (mine !== this.#asked) return;
      this.#fetchedAt = performance.now();
      this.value = value;
      this.failure = null;
    } catch (thrown) {
      if (mine === this.#asked) this.failure = failureOf(thrown);
    }
  }

  /** The moment it is now, in milliseconds since 1970, moving on by itself. Null until there is a view. */
  get now(): number | null {
    if (!this.value) return null;
    pulse();
    return instantOf(this.value.now) + (performance.now() - this.#fetchedAt);
  }

  /** The moment it is now, as the core writes moments. For what is pressed: it holds the moment of pressing. */
  get nowText(): string {
    return this.value ? later(this.value.now, performance.now() - this.#fetchedAt) : 'now';
  }

  /** Starts to follow; the answer ends it. Made for `$effect`. */
  follow(subscribe: (changed: () => void) => () => void): () => void {
    const refetch = () => void this.refetch();
    const whenSeen = () => document.visibilityState === 'visible' && refetch();
    const unsubscribe = subscribe(refetch);
    const timer = setInterval(refetch, REFETCH_EVERY);
    document.addEventListener('visibilitychange', whenSeen);
    window.addEventListener('focus', whenSeen);
    refetch();
    return () => {
      unsubscribe();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', whenSeen);
      window.removeEventListener('focus', whenSeen);
    };
  }
}

/** Makes what reads it look again, four times a second while anything on the screen reads it. */
const pulse = createSubscriber((update) => {
  const timer = setInterval(update, 250);
  return () => clearInterval(timer);
});
