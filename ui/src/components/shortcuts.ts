// Keys that act by themselves.

const TAKES_LETTERS = 'input, select, textarea, [contenteditable="true"]';

/**
 * What to do for a press, if anything. `keys` maps lower-case letters, named keys and `Control+1` to acts. Letters stay silent
 * while a field has the focus, and every key while a dialog is open.
 */
export function shortcutFor(event: KeyboardEvent, keys: Record<string, () => void>): (() => void) | null {
  if (event.defaultPrevented || event.repeat || event.altKey) return null;
  if (document.querySelector('dialog[open]')) return null;
  const held = event.ctrlKey || event.metaKey;
  const isLetter = !held && event.key.length === 1;
  if (isLetter && event.target instanceof Element && event.target.closest(TAKES_LETTERS)) return null;
  const key = (held && digitOf(event)) || event.key;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return keys[held ? `Control+${name}` : name] ?? null;
}

/**
 * Whether keys are meant for this: it lies neither beneath another screen nor beside the small window, and no dialog lies over
 * it. What is out of reach of a hand is out of reach of a letter.
 */
export function isAtHand(element: Element | null | undefined): boolean {
  if (!element || document.querySelector('dialog[open]')) return false;
  for (let here: Element | null = element; here; here = here.parentElement)
    if (here instanceof HTMLElement && (here.inert || here.hidden)) return false;
  return true;
}

/** The digit on the key, where its letter is another one as on French keyboards. */
export function digitOf({ code }: KeyboardEvent): string | undefined {
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
}
