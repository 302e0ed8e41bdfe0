// The real core for a test: a diary of its own, before a clock that stands until the test moves it.

import { tick } from 'svelte';

import { headless, type Headless } from '../scripts/headless.mjs';
import { hear, standIn } from './backend/headless';
import type { Screen } from './backend/port';
import type { Core as Moved } from './states';

export type Core = Moved & {
  /** The window's close button is pressed where there is no tray. */
  askClose(): void;
  /** A notice's button wants a screen. */
  show(screen: Screen, about?: string | null): void;
};

let program: Headless | undefined;
/** The test that a diary was opened for. */
let test = 0;
let opened: number | undefined;
/** What is asked and not answered yet. */
const asked = new Set<Promise<unknown>>();

/** Waits until everything that was asked is answered, and what follows from it too, as a person does before the next press. */
export async function atRest(): Promise<void> {
  do {
    await Promise.allSettled(asked);
    await tick();
  } while (asked.size > 0);
}

/** A new diary in a state of `states.ts`. */
export async function coreOf(state: string): Promise<Core> {
  program ??= headless((heard) => {
    if (heard.diary === opened) hear(heard);
  });
  const { ask } = program;
  const mine = test;
  // What a screen still asks after its test has ended is never answered.
  const { core, diary } = await standIn(state, (act) => {
    if (mine !== test) return new Promise(() => {});
    const answer = ask(act).finally(() => asked.delete(answer));
    asked.add(answer);
    return answer;
  });
  opened = diary;
  return {
    ...core,
    until: async (now) => {
      await core.until(now);
      // What the new time changed stands on the screen before anything is pressed.
      await atRest();
    },
    askClose: () => hear({ event: 'close-asked', payload: null }),
    show: (screen, about = null) => hear({ event: 'show-screen', payload: { screen, about } }),
  };
}

/** A test is over, and what it asked of its diary. */
export async function closeDiary(): Promise<void> {
  const diary = opened;
  test++;
  opened = undefined;
  asked.clear();
  if (diary !== undefined) await program?.ask({ close: { diary } });
}

/** A file of tests is over. */
export function endCore(): void {
  program?.end();
  program = undefined;
}
