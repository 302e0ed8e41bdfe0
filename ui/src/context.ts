// What every screen has at hand.
import { createContext } from 'svelte';

import type { Live } from './backend/live.svelte';
import type { Backend, Medicines, SignsView, Surroundings, TodayView } from './backend/port';
import type { Dialogs } from './components/dialogs.svelte';
import type { Said } from './components/said.svelte';
import type { Size } from './components/zoom.svelte';
import type { Help } from './features/medicines/help.svelte';
import type { EndedPack } from './features/session/ended.svelte';
import type { Small } from './features/session/small.svelte';
import type { Alarm } from './features/signs/alarm.svelte';
import type { Route } from './route.svelte';

export type Context = {
  backend: Backend;
  /** The view of today: asked for once, used by several screens. */
  today: Live<TodayView>;
  /** Warning signs: what is due, what is urgent, which number to call. */
  signs: Live<SignsView>;
  /** The medicines, as Today shows them. */
  medicines: Live<Medicines>;
  /** Signs of an emergency that were just ticked. */
  alarm: Alarm;
  /** What the shell knows of the computer; null until it has answered. */
  readonly surroundings: Surroundings | null;
  route: Route;
  said: Said;
  /** Whom to call after too much was taken. */
  help: Help;
  /** The pack that has just come off, and is asked about. */
  ended: EndedPack;
  /** The dialogs that are open, and what stands in the topmost. */
  dialogs: Dialogs;
  /** The small window. */
  small: Small;
  /** How large all things are shown. */
  size: Size;
  /** Shows the keys that act by themselves. */
  listKeys: () => void;
  /** Opens the search. */
  search: () => void;
  /** Starts Respite again; while a pack is on it is asked first. */
  startAgain: () => Promise<void>;
};

export const [useContext, provideContext] = createContext<Context>();
