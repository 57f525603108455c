/** A list of messages by keyboard: the arrows go from one to the next, Home and End to the ends. */
export function walkByArrows(list) {
  list.tabIndex = 0;
  list.addEventListener('keydown', event => {
    const items = [...list.children];
    const at = items.indexOf(document.activeElement);
    if (document.activeElement !== list && at < 0) return;
    const to = {
      ArrowDown: at < 0 ? 0 : Math.min(at + 1, items.length - 1),
      ArrowUp: at < 0 ? items.length - 1 : Math.max(at - 1, 0),
      Home: 0,
      End: items.length - 1,
    }[event.key];
    if (to === undefined || !items[to]) return;
    event.preventDefault();
    items[to].focus();
  });
}
