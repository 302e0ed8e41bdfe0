// What appears by itself is heard. A place that says so by its role is read out by the webview on some systems, and on others by
// the shell, which is told here: no screen knows of it.

const LIVE = '[role="status"], [role="alert"], [aria-live="polite"]';
const DIALOG = 'dialog[role="alertdialog"]';

/** How long a line has to stand before it is said: "One moment" is gone sooner. Milliseconds. */
const STANDS = 150;

/** Says each new text of a live place under `root`. Ends by what it returns. */
export function hear(root: HTMLElement, announce: (text: string, urgent: boolean) => void): () => void {
  const said = new WeakMap<Element, string>();
  const waiting = new Set<Element>();
  let later: ReturnType<typeof setTimeout> | undefined;

  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      note(target instanceof Element ? target : target.parentElement, false);
      for (const node of addedNodes) if (node instanceof Element) note(node, true);
    }
  });
  observer.observe(root, { subtree: true, childList: true, characterData: true });

  function note(changed: Element | null, isNew: boolean): void {
    const place = changed?.closest(`${LIVE}, ${DIALOG}`);
    if (place && (isNew || place.matches(LIVE))) waiting.add(place);
    if (isNew) changed?.querySelectorAll(`${LIVE}, ${DIALOG}`).forEach((within) => waiting.add(within));
    if (waiting.size > 0) later ??= setTimeout(say, STANDS);
  }

  function say(): void {
    later = undefined;
    for (const place of waiting) {
      const text = place.isConnected && !place.closest('[hidden]') ? textOf(place) : '';
      if (text !== '' && text !== said.get(place)) announce(text, place.matches(`[role="alert"], ${DIALOG}`));
      said.set(place, text);
    }
    waiting.clear();
  }

  return () => {
    observer.disconnect();
    clearTimeout(later);
  };
}

/** What is read of it: of a dialog its name and what it is described by, which is all that must be heard at once. */
function textOf(place: Element): string {
  const ids = `${place.getAttribute('aria-labelledby') ?? ''} ${place.getAttribute('aria-describedby') ?? ''}`;
  const parts = place.matches(DIALOG) ? ids.split(' ').map((id) => document.getElementById(id)) : [place];
  const text = parts.map((part) => (part ? wordsOf(part) : '')).join(' ');
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * The words in it. Each line ends as a sentence does, so that a voice stops before the next: "Take the pack off now. Cold on low
 * back, left."
 */
function wordsOf(node: Node): string {
  const words =
    Array.from(node.childNodes, wordsOf).join('') || (node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : '');
  if (!(node instanceof HTMLElement)) return words;
  // A number is said with what it is the number of.
  if (node.matches('dt, td, th, br')) return ` ${words} `;
  return node.matches('p, li, div, dd, h1, h2, h3, tr, time, button')
    ? ` ${words.trim().replace(/[\p{L}\p{N}]$/u, '$&.')} `
    : words;
}
