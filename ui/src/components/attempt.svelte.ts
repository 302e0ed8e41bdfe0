// Something asked of the core: under way, done, or refused with words for it.
import { failureOf, type Failure } from '../backend/failure';

export class Attempt {
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);

  /** Does it unless it is already being done. True once it is done; false leaves the words in `failure`. */
  async run(act: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await act();
      this.failure = null;
      return true;
    } catch (thrown) {
      this.failure = failureOf(thrown);
      return false;
    } finally {
      this.busy = false;
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
