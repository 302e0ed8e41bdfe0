// What was chosen on a screen, kept for the next time it opens, the next start included.
import { CODES } from '../backend/bindings';
import type { Backend, KeptView, Span } from '../backend/port';

export class Kept<T extends string> {
  #chosen = $state.raw<T | null>(null);
  #core: Pick<Backend, 'keptView' | 'keepView'>;
  #of: KeptView;

  /** @param read What was kept, as far as it can still be chosen. */
  constructor(core: Pick<Backend, 'keptView' | 'keepView'>, of: KeptView, usual: T, read: (left: string) => T | null) {
    this.#core = core;
    this.#of = of;
    // What was chosen since counts.
    const begin = (left: string | null) => void (this.#chosen ??= (left === null ? null : read(left)) ?? usual);
    core.keptView(of).then(begin, () => begin(null));
  }

  /** What is chosen; null until it is known how the screen was left. */
  get value(): T | null {
    return this.#chosen;
  }

  choose(value: T): void {
    this.#chosen = value;
    // A screen that opens as usual next time is no loss.
    this.#core.keepView(this.#of, value).catch(() => {});
  }
}

/** Reads one of a closed set. */
export function oneOf<T extends string>(all: readonly T[]): (left: string) => T | null {
  return (left) => all.find((value) => value === left) ?? null;
}

/** How far back a screen looks. */
export function keptSpan(core: Pick<Backend, 'keptView' | 'keepView'>, of: KeptView): Kept<Span> {
  return new Kept(core, of, 'four-weeks', oneOf(CODES.Span));
}
