/** Takes the focus, and with it the eye and the screen reader, to the top of the screen that is shown. */
export function toHeading(): void {
  document.querySelector<HTMLElement>(':not([hidden]) > header > h1')?.focus();
}
