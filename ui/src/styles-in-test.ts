// jsdom works an element's style out anew, from its whole sheet of what browsers do, after any change anywhere. Queries by role
// ask for it of every element of a screen, and again each time they look: that is most of what a test costs. The screens have no
// sheets of their own in jsdom, so that only an element's attributes, and those of what it stands in, say how it is shown.

/** What says nothing of how an element is shown, without a sheet that says so. */
const TELLS_NOTHING = /^(aria-.*|data-.*|class|id|for|name|value|checked|title|datetime|tabindex)$/;

const keeps = new WeakSet<Window>();

/** Keeps what was worked out of an element until any other attribute, or the place of an element, changes. */
export function keepStyles(view: Window & typeof globalThis): void {
  if (keeps.has(view)) return;
  keeps.add(view);
  const ask = view.getComputedStyle.bind(view);
  const sheets = view.document.styleSheets;
  let kept = new WeakMap<Node, CSSStyleDeclaration>();
  const changes = new view.MutationObserver((records) => hear(records));
  changes.observe(view.document, { subtree: true, childList: true, attributes: true });

  function hear(records: readonly MutationRecord[]): void {
    const says = records.some(({ attributeName, addedNodes }) =>
      attributeName === null ? [...addedNodes].some(isKnown) : !TELLS_NOTHING.test(attributeName),
    );
    if (says) kept = new WeakMap();
  }

  /** Whether it stood somewhere else before. */
  function isKnown(node: Node): boolean {
    return kept.has(node) || [...node.childNodes].some(isKnown);
  }

  view.getComputedStyle = globalThis.getComputedStyle = (element, pseudo) => {
    if (pseudo || sheets.length > 0 || !element.isConnected) return ask(element, pseudo);
    hear(changes.takeRecords());
    const known = kept.get(element) ?? keeping(ask(element));
    kept.set(element, known);
    return known;
  };
}

/** A style that is asked for each of its values once. */
function keeping(style: CSSStyleDeclaration): CSSStyleDeclaration {
  const known = new Map<string | symbol, unknown>();
  const once = <T>(name: string | symbol, ask: () => T): T => {
    if (!known.has(name)) known.set(name, ask());
    return known.get(name) as T;
  };
  const getPropertyValue = (name: string) => once(`--${name}`, () => style.getPropertyValue(name));
  return new Proxy(style, {
    get: (_, name) => {
      if (name === 'getPropertyValue') return getPropertyValue;
      const value: unknown = once(name, () => Reflect.get(style, name, style));
      return typeof value === 'function' ? value.bind(style) : value;
    },
  });
}
