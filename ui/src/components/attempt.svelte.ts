// Something asked of the core: under way, done, or refused with words for it.
import { failureOf, type Failure } from '../backend/failure';

export class Attempt {
  failure = $state.raw<Failure | null>(null);
  #open = $state(0);
  #last: Promise<unknown> = Promise.resolve();

  get busy(): boolean {
    return this.#open > 0;
  }

  /** Does it unless it is already being done. True once it is done; false leaves the words in `failure`. */
  async run(act: () => Promise<unknown>): Promise<boolean> {
    return !this.busy && this.inTurn(act);
  }

  /** What it answers, once it is done; undefined where it is not: the words are in `failure`. */
  async ask<T>(act: () => Promise<T>): Promise<T | undefined> {
    let answer: T | undefined;
    await this.run(async () => (answer = await act()));
    return answer;
  }

  /** Does it once what is under way is answered: for choices, each of which is meant. */
  inTurn(act: () => Promise<unknown>): Promise<boolean> {
    const seen = this.failure;
    this.#open += 1;
    const done = this.#last.then(() => this.#do(act, seen));
    this.#last = done;
    return done;
  }

  async #do(act: () => Promise<unknown>, seen: Failure | null): Promise<boolean> {
    try {
      await act();
      // Words that came since it was asked for are of another choice, and nobody has read them yet.
      if (this.failure === seen) this.failure = null;
      return true;
    } catch (thrown) {
      this.failure = failureOf(thrown);
      return false;
    } finally {
      this.#open -= 1;
    }
  }

  /** The words for one field. */
  of(field: string): string | null {
    return this.failure?.field === field ? this.failure.message : null;
  }

  /** The words that belong to none of the fields shown. */
  besides(fields: readonly string[]): string | null {
    return this.failure && !fields.includes(this.failure.field ?? '') ? this.failure.message : null;
  }
}
