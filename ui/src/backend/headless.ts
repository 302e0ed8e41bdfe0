// Stands in for the window's own way to its core: the generated bindings call Respite without a window instead. For tests,
// and for looking at screens in a browser.
import { emit } from '@tauri-apps/api/event';
import { mockIPC } from '@tauri-apps/api/mocks';

import type { Act, Heard } from '../../scripts/headless.mjs';

/** Asks for an act; a refusal is thrown as it came. */
export type Ask = (act: Act) => Promise<unknown>;

/** Opens a new diary, and has the bindings call it from now on. The answer is what the diary is called. */
export async function standIn(seed: string, at: string, ask: Ask): Promise<number> {
  const diary = (await ask({ open: { seed, at } })) as number;
  mockIPC((command, given) => ask({ call: { diary, command, given: given ?? {} } }), { shouldMockEvents: true });
  return diary;
}

/** Passes on what a core says by itself. */
export function hear({ event, payload }: Heard): void {
  void emit(event, payload);
}

/** Asks over the development server, in a browser. */
export async function overServer(act: Act): Promise<unknown> {
  const reply = await fetch('/respite', { method: 'POST', keepalive: 'close' in act, body: JSON.stringify(act) });
  const said: unknown = await reply.json();
  if (!reply.ok) throw said;
  return said;
}
