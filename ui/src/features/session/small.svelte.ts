// The small window: just the pack that is on. What is said of a pack can be said there; whatever asks more makes it large again.
import type { Backend } from '../../backend/port';

export class Small {
  /** Whether the window is small. */
  on = $state(false);
  /** Whether it is to lie over all others while it is. */
  onTop = $state(false);

  #core: Pick<Backend, 'setSmall'>;

  constructor(core: Pick<Backend, 'setSmall'>) {
    this.#core = core;
  }

  /** So the window is, as the shell says: one that was made anew is never small. */
  is(small: boolean): void {
    this.on = small;
  }

  set(small: boolean, onTop = this.onTop): void {
    this.on = small;
    this.onTop = onTop;
    this.#tell();
  }

  #tell(): void {
    // Where the desktop can't, the window shows the pack alone at the size that it has.
    this.#core.setSmall(this.on, this.onTop).catch(() => {});
  }
}
