// What a screen lies over is found again as it was left: at the same height, with the focus where it stood.
import { tick } from 'svelte';

import { toHeading } from './components/heading';

export class Beneath {
  #focused: HTMLElement | null = null;
  #height = 0;

  /** Something on the screen took the focus. */
  onfocusin = ({ target }: FocusEvent): void => {
    if (target instanceof HTMLElement) this.#focused = target;
  };

  /** Something is about to lie over it. */
  cover(scroller: HTMLElement | undefined): void {
    this.#height = scroller?.scrollTop ?? 0;
  }

  /** Nothing lies over it any more. */
  async uncover(scroller: HTMLElement | undefined): Promise<void> {
    await tick();
    if (!this.#focused?.isConnected) return toHeading();
    this.#focused.focus({ preventScroll: true });
    if (scroller) scroller.scrollTop = this.#height;
  }
}
