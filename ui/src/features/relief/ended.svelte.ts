// The pack that has just come off: what only the person knows of it is asked over every screen.
import type { SessionView } from '../../backend/port';

export class EndedPack {
  asking = $state.raw<{ session: SessionView; wrong: boolean } | null>(null);
  #asked: number[] = [];

  /** Asks about a pack; `wrong` when the skin does not look right. */
  ask(session: SessionView, wrong = false): void {
    this.#asked.push(session.id);
    this.asking = { session, wrong };
  }

  /** Leaves a pack unasked: nobody knows, or it is too long ago. */
  leave(id: number): void {
    this.#asked.push(id);
  }

  wasAsked(id: number): boolean {
    return this.#asked.includes(id);
  }

  done(): void {
    this.asking = null;
  }
}
