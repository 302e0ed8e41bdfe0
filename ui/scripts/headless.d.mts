/** What can be asked of Respite without a window: see `src-tauri/src/headless.rs`. */
export type Act =
  | { open: { seed: string; at: string } }
  | { call: { diary: number; command: string; given: unknown } }
  | { pass: { diary: number; seconds: number } }
  | { close: { diary: number } };

/** What the core of a diary says by itself. */
export type Heard = { diary: number; event: string; payload: unknown };

export interface Headless {
  ask(act: Act): Promise<unknown>;
  end(): void;
}

export function headless(heard: (heard: Heard) => void): Headless;
