import { failureOf } from '../backend/failure';
import { instantOf } from '../backend/moment';
import { timeWords } from '../words/dates';

/** What is said, and at which moment. */
type Line = { text: string; at: string | null; undo?: () => Promise<unknown> };

/** How long a line stays that nobody can do anything with. One with a way back stays until it is hidden. */
const STAYS = 12_000;

/** What was just done, and the way back from it. */
export class Said {
  line = $state.raw<Line | null>(null);
  error = $state<string | null>(null);
  busy = $state(false);

  #now: () => string;

  /** @param now The moment it is now, as the core writes moments. */
  constructor(now: () => string) {
    this.#now = now;
  }

  say(text: string, undo?: () => Promise<unknown>): void {
    const now = this.#now();
    const at = now === 'now' ? null : now;
    const line = undo ? { text, at, undo } : { text, at };
    this.line = line;
    this.error = null;
    if (!undo) setTimeout(() => this.line === line && this.hide(), STAYS);
  }

  /** When it was done, once that is more than a minute ago; with the day, once that is over. */
  get when(): string | null {
    const [at, now] = [this.line?.at, this.#now()];
    return at && instantOf(now) - instantOf(at) >= 60_000 ? timeWords(at, now) : null;
  }

  hide(): void {
    this.line = null;
    this.error = null;
  }

  async undo(): Promise<void> {
    const line = this.line;
    if (!line?.undo || this.busy) return;
    this.busy = true;
    try {
      await line.undo();
      if (this.line === line) this.hide();
    } catch (thrown) {
      this.error = failureOf(thrown).message;
    } finally {
      this.busy = false;
    }
  }
}
