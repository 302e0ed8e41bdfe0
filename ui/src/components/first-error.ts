// After a press on a button, the first field that is off takes the focus: it may be a screen above the button that said so.
import { tick } from 'svelte';

let lines: HTMLElement[] = [];

/** Told of every line that has just said what is off. Those of one press are told together. */
export async function saidOff(line: HTMLElement): Promise<void> {
  lines.push(line);
  if (lines.length > 1) return;
  await tick();
  const told = lines.sort(inOrder);
  lines = [];
  const pressed = document.activeElement;
  // Who types is left where they type.
  if (pressed !== document.body && !(pressed instanceof HTMLButtonElement)) return;
  const field = told.map(fieldOf).find((found) => found !== null);
  field?.focus();
}

const inOrder = (one: HTMLElement, next: HTMLElement) =>
  one.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

/** What a line is about: the field that it describes, or the first of the group that it describes. */
function fieldOf({ id }: HTMLElement): HTMLElement | null {
  if (!id) return null;
  const described = document.querySelector<HTMLElement>(`[aria-describedby~="${id}"]`);
  return described instanceof HTMLFieldSetElement ? described.querySelector('input:enabled') : described;
}
