/**
 * Signs of tier 1 that were just ticked. The emergency screen comes at once, whether or not they can be saved, and whether
 * or not what is on disk can be read.
 */
export class Alarm {
  /** What was ticked, as long as the core does not tell of it by itself. */
  told = $state.raw<string[] | null>(null);
  /** Whether it could not be saved. */
  failed = $state(false);
  /** The number of its answer once it is saved; none where it could not be. */
  saving: Promise<number | null> = Promise.resolve(null);

  /** It stands from here on, whether it can be saved or not. */
  raise(told: string[], save: () => Promise<number>): void {
    this.told = told;
    this.failed = false;
    this.saving = save().catch(() => {
      // The screen says that it was not saved.
      this.failed = true;
      return null;
    });
  }

  /** The core has it, or the person has seen it. */
  end(): void {
    this.told = null;
    this.saving = Promise.resolve(null);
    this.failed = false;
  }
}
