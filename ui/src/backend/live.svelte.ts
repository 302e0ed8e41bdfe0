// A view that keeps itself true: fetched again when the core says that something it is made from changed, be it by an act or by a
// deadline that passed, and when the window is seen again. What is of the moment also every minute while it is seen.
import { createSubscriber } from 'svelte/reactivity';

import { instantOf, later } from './moment';
import { failureOf, type Failure } from './failure';
import { MADE_FROM, OF_THE_MOMENT, type Backend, type Part } from './port';

const REFETCH_EVERY = 60_000;
const SECOND = 1000;

export type ViewName = keyof typeof MADE_FROM;

/** Whether a view is made from one of these parts of the diary. */
export function concerns(view: ViewName, parts: readonly Part[]): boolean {
  const madeFrom: readonly Part[] = MADE_FROM[view];
  return parts.some((part) => madeFrom.includes(part));
}

function isOfTheMoment(view: ViewName): boolean {
  const views: readonly ViewName[] = OF_THE_MOMENT;
  return views.includes(view);
}

export class Live<T extends { now: string }> {
  value = $state.raw<T | null>(null);
  failure = $state.raw<Failure | null>(null);
  #view: ViewName;
  #fetch: () => Promise<T>;
  #fetchedAt = 0;
  #asked = 0;
  #latest: Promise<void> = Promise.resolve();
  /** Makes what reads it look again at each whole second of the view's clock, while anything on the screen reads it. */
  #everySecond = createSubscriber((update) => {
    let timer: ReturnType<typeof setTimeout>;
    const untilNext = () => SECOND - (this.value ? this.#clock(this.value) % SECOND : 0);
    const next = () => {
      timer = setTimeout(() => {
        update();
        next();
      }, untilNext());
    };
    next();
    return () => clearTimeout(timer);
  });

  constructor(view: ViewName, fetch: () => Promise<T>) {
    this.#view = view;
    this.#fetch = fetch;
  }

  /** Fetches now. An answer to a question that is not the latest is thrown away, and who waits for it waits for the latest. */
  refetch(): Promise<void> {
    return (this.#latest = this.#ask(++this.#asked));
  }

  async #ask(mine: number): Promise<void> {
    try {
      const value = await this.#fetch();
      if (mine !== this.#asked) return this.#latest;
      this.#fetchedAt = performance.now();
      this.value = value;
      this.failure = null;
    } catch (thrown) {
      if (mine !== this.#asked) return this.#latest;
      this.failure = failureOf(thrown);
    }
  }

  /**
   * The moment it is now, in milliseconds since 1970. It wakes what reads it each second: for what counts seconds, and only while
   * it does. What is told in minutes takes the `now` of the view. Null until there is a view.
   */
  get now(): number | null {
    if (!this.value) return null;
    this.#everySecond();
    return this.#clock(this.value);
  }

  #clock(value: T): number {
    return instantOf(value.now) + (performance.now() - this.#fetchedAt);
  }

  /** The moment it is now, as the core writes moments. For what is pressed: it holds the moment of pressing. */
  get nowText(): string {
    return this.value ? later(this.value.now, performance.now() - this.#fetchedAt) : 'now';
  }

  /** Starts to follow; the answer ends it. Made for `$effect`. */
  follow(core: Pick<Backend, 'onChanged'>): () => void {
    const refetch = () => void this.refetch();
    const whenSeen = () => document.visibilityState === 'visible' && refetch();
    const unsubscribe = core.onChanged((parts) => concerns(this.#view, parts) && refetch());
    const timer = isOfTheMoment(this.#view) ? setInterval(whenSeen, REFETCH_EVERY) : undefined;
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
