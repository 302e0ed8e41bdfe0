// The packs that have come off: what only the person knows of them is asked over every screen, one after the other.
import type { SessionView } from '../../backend/port';

/** Whether the skin was told not to look right. */
export const looksWrong = ({ skin }: SessionView) => skin !== null && skin !== 'normal';

/** `pressed`: that it looks wrong was said here and now, not found in the diary. */
type Asking = { session: SessionView; wrong: boolean; pressed: boolean };

export class EndedPack {
  #waiting = $state.raw<readonly Asking[]>([]);
  #asked: number[] = [];

  /** The one that is asked about now. */
  get asking(): Asking | null {
    return this.#waiting[0] ?? null;
  }

  /** Asks about a pack; `pressed` where it was said just now that the skin does not look right. */
  ask(session: SessionView, pressed = false): void {
    const wrong = pressed || looksWrong(session);
    this.#asked.push(session.id);
    const others = this.#waiting.filter((waiting) => waiting.session.id !== session.id);
    this.#waiting = [...others, { session, wrong, pressed }];
  }

  wasAsked(id: number): boolean {
    return this.#asked.includes(id);
  }

  /** It is still on: what was asked of it is asked once it has come off. */
  stillOn(id: number): void {
    this.#asked = this.#asked.filter((asked) => asked !== id);
  }

  done(): void {
    this.#waiting = this.#waiting.slice(1);
  }
}
