import { failureOf } from '../backend/failure';

type Line = { text: string; undo?: () => Promise<unknown> };

/** What was just done, and the way back from it. */
export class Said {
  line = $state.raw<Line | null>(null);
  error = $state<string | null>(null);
  busy = $state(false);

  say(text: string, undo?: () => Promise<unknown>): void {
    this.line = undo ? { text, undo } : { text };
    this.error = null;
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
