// How large all things are shown, in steps.

/** Per cent of the usual size. */
const STEPS = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];

/** The steps that Settings offers. */
export const OFFERED = [100, 125, 150, 175, 200];

export type Zoom = 'larger' | 'smaller' | 'usual';

/** What a press or a turn of the wheel asks for, if anything. */
export function zoomOf(event: KeyboardEvent | WheelEvent): Zoom | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  if (event instanceof WheelEvent) return event.deltaY < 0 ? 'larger' : 'smaller';
  if (event.key === '+' || event.key === '=') return 'larger';
  if (event.key === '-') return 'smaller';
  return event.key === '0' || event.code === 'Digit0' || event.code === 'Numpad0' ? 'usual' : null;
}

/** The size after that; the last step is not left. */
export function zoomed(percent: number, to: Zoom): number {
  if (to === 'usual') return 100;
  const beyond = to === 'larger' ? STEPS.find((step) => step > percent) : STEPS.findLast((step) => step < percent);
  return beyond ?? percent;
}
