// How large all things are shown, in steps.
import type { Backend } from '../backend/port';
import { Attempt } from './attempt.svelte';
import { digitOf } from './shortcuts';

/** Per cent of the usual size. */
const STEPS = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];

/** The steps that Settings offers. */
export const OFFERED_SIZES = [100, 125, 150, 175, 200];

export type Zoom = 'larger' | 'smaller' | 'usual';

/** How far the wheel is turned for a step: a notch of a mouse is more, two fingers on a touchpad tell of many small turns. */
const TURN = 50;

/** What a press asks for, if anything. */
export function zoomOf(event: KeyboardEvent): Zoom | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  // On French keyboards the key of the 6 says "-".
  const digit = digitOf(event);
  if (digit !== undefined) return digit === '0' ? 'usual' : null;
  if (event.key === '+' || event.key === '=') return 'larger';
  return event.key === '-' ? 'smaller' : null;
}

/** Gathers turns of the wheel to steps. */
export class Wheel {
  #turned = 0;

  /** What the turns so far ask for, if anything. */
  turn({ deltaY }: WheelEvent): Zoom | null {
    this.#turned += deltaY;
    if (Math.abs(this.#turned) < TURN) return null;
    const to = this.#turned < 0 ? 'larger' : 'smaller';
    this.#turned = 0;
    return to;
  }
}

/** The size after that; the last step is not left. */
export function zoomed(percent: number, to: Zoom): number {
  if (to === 'usual') return 100;
  const beyond = to === 'larger' ? STEPS.find((step) => step > percent) : STEPS.findLast((step) => step < percent);
  return beyond ?? percent;
}

/** How large all things are shown now, in per cent of the usual size. It is kept one step after the other. */
export class Size {
  percent = $state<number | null>(null);

  #keeping = new Attempt();
  #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** So large it was when the window opened. What was chosen since counts. */
  began(percent: number): void {
    this.percent ??= percent;
  }

  /** Shows all things so large from now on. */
  set(percent: number): void {
    if (percent === this.percent) return;
    this.percent = percent;
    void this.#keeping.inTurn(() => this.#backend.setZoom(percent));
  }

  /** The next step. */
  to(zoom: Zoom): void {
    if (this.percent !== null) this.set(zoomed(this.percent, zoom));
  }
}
