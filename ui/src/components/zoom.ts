// How large all things are shown, in steps.

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
  if (event.key === '+' || event.key === '=') return 'larger';
  if (event.key === '-') return 'smaller';
  return event.key === '0' || event.code === 'Digit0' || event.code === 'Numpad0' ? 'usual' : null;
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
