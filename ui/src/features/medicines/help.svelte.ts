import type { FindingView } from '../../backend/port';

/** Whom to call after too much was taken, until the person has read it: whatever screen it was told on, and whatever became of the row. */
export class Help {
  findings = $state.raw<readonly FindingView[]>([]);
  /** The dose is in the diary. Where the disk could not take it, it was taken all the same. */
  saved = $state(true);

  /** Says all of which there is too much, and whom to call. */
  say(findings: readonly FindingView[], saved = true): void {
    if (!findings.some(({ help }) => help)) return;
    [this.findings, this.saved] = [findings.filter(({ calls }) => calls), saved];
  }

  /** "I have read this." */
  read(): void {
    this.findings = [];
  }
}
