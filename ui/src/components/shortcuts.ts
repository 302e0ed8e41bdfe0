// Keys that act by themselves. They stay silent while a field has the focus, while a dialog is open, and with Ctrl, Alt or
// the system key held, so that no letter meant for a text or for the system does anything here.

const TAKES_LETTERS = 'input, select, textarea, [contenteditable="true"]';

/** What to do for a key, if anything. `keys` maps lower-case letters to acts. */
export function shortcutFor(event: KeyboardEvent, keys: Record<string, () => void>): (() => void) | null {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return null;
  if (event.target instanceof Element && event.target.closest(TAKES_LETTERS)) return null;
  if (document.querySelector('dialog[open]')) return null;
  return keys[event.key.toLowerCase()] ?? null;
}
