// The dialogs that are open. What lies beneath one takes no press, so what must not wait stands in the topmost.
import type { Component } from 'svelte';

export class Dialogs {
  #open = $state.raw<readonly symbol[]>([]);

  /** What must not wait. */
  readonly Urgent: Component;

  constructor(urgent: Component) {
    this.Urgent = urgent;
  }

  get any(): boolean {
    return this.#open.length > 0;
  }

  isTop(dialog: symbol): boolean {
    return this.#open.at(-1) === dialog;
  }

  /** It is open from now on. Gives back what ends that. */
  open(dialog: symbol): () => void {
    this.#open = [...this.#open, dialog];
    return () => (this.#open = this.#open.filter((open) => open !== dialog));
  }
}
