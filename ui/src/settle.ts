/** Scrolls to a height, as soon as the page is so long: what is on it may come bit by bit. Whoever scrolls by hand meanwhile stays
 *  where they are. The answer ends it. */
export function settle(scroller: HTMLElement, height: number): () => void {
  const observer = new MutationObserver(put);
  const end = () => {
    observer.disconnect();
    for (const sort of BY_HAND) scroller.removeEventListener(sort, end);
  };
  function put() {
    scroller.scrollTop = height;
    if (scroller.scrollTop >= height - 1) end();
  }
  observer.observe(scroller, { childList: true, subtree: true });
  for (const sort of BY_HAND) scroller.addEventListener(sort, end);
  put();
  return end;
}

const BY_HAND = ['wheel', 'pointerdown', 'keydown'] as const;
