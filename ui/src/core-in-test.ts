// The real core for a test: a diary of its own, before a clock that stands until the test moves it.
import { emit } from '@tauri-apps/api/event';

import { headless, type Headless } from '../scripts/headless.mjs';
import { hear, standIn } from './backend/headless';
import type { Backend, ScreenAsked } from './backend/port';
import { tauri } from './backend/tauri';

/** When a diary is opened: a Sunday afternoon. */
export const NOW = '2026-11-22T14:10:42+01:00';

export type Core = Backend & {
  /** Lets minutes pass on the diary's clock. */
  pass(minutes: number): Promise<void>;
  /** The window's close button is pressed where there is no tray. */
  askClose(): void;
  /** A notice's button wants a screen. */
  show(screen: ScreenAsked, about?: string): void;
};

let program: Headless | undefined;
let opened: number | undefined;

/** A new diary that holds a seed: `empty` or `demo`. */
export async function coreOf(seed: string, at = NOW): Promise<Core> {
  program ??= headless((heard) => {
    if (heard.diary === opened) hear(heard);
  });
  const { ask } = program;
  // What a screen still asks after its test has ended is never answered.
  const diary = await standIn(seed, at, (act) => ('open' in act || opened === diary ? ask(act) : new Promise(() => {})));
  opened = diary;
  return {
    ...tauri,
    pass: async (minutes) => void (await ask({ pass: { diary, seconds: minutes * 60 } })),
    askClose: () => void emit('close-asked'),
    show: (screen, about) => void emit('show-screen', { screen, about: about ?? null }),
  };
}

afterEach(async () => {
  const diary = opened;
  opened = undefined;
  if (diary !== undefined) await program?.ask({ close: { diary } });
});

afterAll(() => program?.end());
