// Stands in for the window's own way to its core: the generated bindings call Respite without a window instead. For tests,
// and for looking at screens in a browser.
import { emit } from '@tauri-apps/api/event';
import { mockIPC } from '@tauri-apps/api/mocks';

import type { Act, Heard } from '../../scripts/headless.mjs';
import { NOW, STATES, type Core } from '../states';
import { instantOf } from './moment';
import { tauri } from './tauri';

/** Asks for an act; a refusal is thrown as it came. */
export type Ask = (act: Act) => Promise<unknown>;

/** Opens a new diary in a state, and has the bindings call it from now on. The answer tells what the diary is called, too. */
export async function standIn(name: string, ask: Ask): Promise<{ core: Core; diary: number }> {
  const state = STATES[name];
  if (!state) throw new Error(`There is no state ${name}; there are ${Object.keys(STATES).join(', ')}.`);
  let { from: clock = NOW } = state;
  const diary = (await ask({ open: { seed: state.seed ?? 'empty', at: clock } })) as number;
  mockIPC((command, given) => ask({ call: { diary, command, given: given ?? {} } }), { shouldMockEvents: true });
  const core: Core = {
    ...tauri,
    until: async (moment) => {
      await ask({ pass: { diary, seconds: (instantOf(moment) - instantOf(clock)) / 1000 } });
      clock = moment;
    },
  };
  await state.acts?.(core);
  await core.until(state.to ?? NOW);
  return { core, diary };
}

/** Passes on what a core says by itself. */
export function hear({ event, payload }: Pick<Heard, 'event' | 'payload'>): void {
  void emit(event, payload);
}

/** Asks over the development server, in a browser. */
export async function overServer(act: Act): Promise<unknown> {
  const reply = await fetch('/respite', { method: 'POST', keepalive: 'close' in act, body: JSON.stringify(act) });
  const said: unknown = await reply.json();
  if (!reply.ok) throw said;
  return said;
}
