import { noteFocus } from './focus.js';

/**
 * Draws a list anew, leaving alone what has not changed: what somebody is typing there stays. Who looks at its newest
 * item sees it grow, and the next one come.
 *
 * @param newest where the newest item stands: at the 'end', as in a chat, or at the 'top'
 */
export function drawList(parent, items, keyOf, draw, newest = 'end') {
  if (newest === 'end') followWhenShown(parent);
  const height = parent.scrollHeight;
  const atEnd = newest === 'end' && isAtEnd(parent);
  const atTop = newest === 'top' && parent.scrollTop < 80;
  arrange(parent, items, keyOf, draw);
  if (keepsStill(parent) || parent.scrollHeight === height) return;
  if (atEnd) toEnd(parent);
  if (atTop) parent.scrollTop = 0;
}

function isAtEnd({ scrollHeight, scrollTop, clientHeight }) {
  return scrollHeight - scrollTop - clientHeight < 80;
}

/** Who looked at the newest of a chat when its pane was hidden, or has not seen it yet, sees the newest when it is shown. */
const looksAtEnd = new WeakMap();

function followWhenShown(list) {
  if (looksAtEnd.has(list)) return;
  looksAtEnd.set(list, true);
  let isShown = false;
  list.addEventListener('scroll', () => {
    // Hidden, it has no height, and says nothing of where one was.
    if (isShown && list.clientHeight > 0) looksAtEnd.set(list, isAtEnd(list));
  });
  new ResizeObserver(() => {
    const wasShown = isShown;
    isShown = list.clientHeight > 0;
    if (isShown && !wasShown && !keepsStill(list) && looksAtEnd.get(list)) toEnd(list);
  }).observe(list);
}

function arrange(parent, items, keyOf, draw) {
  const old = new Map([...parent.children].map(child => [child.dataset.key, child]));
  const wanted = items.map(item => {
    const key = keyOf(item);
    const stamp = JSON.stringify(item);
    const known = old.get(key);
    if (known && known.dataset.stamp === stamp) return known;
    const drawn = draw(item, known);
    drawn.dataset.key = key;
    drawn.dataset.stamp = stamp;
    return drawn;
  });
  const same =
    wanted.length === parent.children.length && wanted.every((child, i) => child === parent.children[i]);
  if (same) return;
  // Only what moved or changed is touched, so that the focus stays where it is; where it was on what is drawn anew, it returns.
  const focused = noteFocus(parent);
  for (const child of [...parent.children]) if (!wanted.includes(child)) child.remove();
  wanted.forEach((child, i) => {
    if (parent.children[i] !== child) parent.insertBefore(child, parent.children[i] ?? null);
  });
  focused?.(wanted.find(child => child.dataset.key === focused.key));
}

/** The newest of a chat. */
export function toEnd(list) {
  list.scrollTop = list.scrollHeight;
}

export function scrollTo(list, child, edge = 'top') {
  const air = edge === 'top' ? -12 : 12;
  if (child) list.scrollTop += child.getBoundingClientRect()[edge] - list.getBoundingClientRect()[edge] + air;
}

/** What stands still in its list, whatever grows above or below: until one scrolls there, or does something. */
const standing = new Map();

export function standStill(list, child, edge) {
  if (!child) return standing.delete(list);
  standing.set(list, { key: child.dataset.key, edge });
  for (const how of ['wheel', 'touchmove', 'pointerdown', 'keydown'])
    list.addEventListener(how, () => standing.delete(list), { once: true, passive: true });
}

export function goOn() {
  standing.clear();
}

/** By what it shows, not by how far it is scrolled: browsers scroll by themselves when something above grows. */
function keepsStill(list) {
  const still = standing.get(list);
  const child = still && [...list.children].find(({ dataset }) => dataset.key === still.key);
  if (child) scrollTo(list, child, still.edge);
  return child !== undefined;
}
