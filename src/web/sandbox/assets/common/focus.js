const reachable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]';

/** What one can reach by Tab, in its order; what is not shown is left out. */
function reachableIn(root) {
  return [...root.querySelectorAll(reachable)].filter(element => element.offsetParent !== null);
}

/**
 * Keeps the focus in a window that lies above the rest, and closes it by Esc. The focus goes to its first field; in one to
 * be read to a button that is seen as it opens, or to the window itself: it is read from its top. When it is closed the focus
 * goes back to where it was.
 *
 * @returns what to call when the window is gone
 */
export function holdFocus(root, close) {
  const before = document.activeElement;
  const way = before && wayTo(before);
  root.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      return close();
    }
    if (event.key !== 'Tab') return;
    const all = reachableIn(root);
    const [first, last] = [all[0], all.at(-1)];
    const leaves = event.shiftKey ? document.activeElement === first : document.activeElement === last;
    if (!leaves) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  });
  const all = reachableIn(root);
  const field = all.find(element => element.matches('input, textarea, select'));
  if (field) field.focus();
  else
    (all.find(element => isButton(element) && isSeenIn(root, element)) ?? root).focus({
      preventScroll: true,
    });
  return () => {
    const back = before?.isConnected ? before : way && document.querySelector(way);
    back?.focus();
  };
}

/** Whether it stands in what its pane shows, not scrolled. */
function isSeenIn(root, element) {
  const { bottom } = (element.closest('.body, .scroll') ?? root).getBoundingClientRect();
  return element.getBoundingClientRect().bottom <= bottom;
}

function isButton(element) {
  return element.matches('button:not(.x)');
}

/**
 * Notes where the focus is, before what holds it is drawn anew.
 *
 * @returns null where it is elsewhere; else what puts it on the same control of the child that is drawn in its place
 */
export function noteFocus(parent) {
  const { activeElement: focused } = document;
  if (!focused || focused === parent || !parent.contains(focused)) return null;
  const child = [...parent.children].find(one => one.contains(focused));
  const name = nameOf(focused);
  const place = reachableIn(child).indexOf(focused);
  const restore = drawn => {
    if (!drawn || focused.isConnected) return;
    const all = reachableIn(drawn);
    const same = all.find(element => nameOf(element) === name) ?? all[Math.min(place, all.length - 1)];
    (same ?? drawn).focus({ preventScroll: true });
  };
  return Object.assign(restore, { key: child.dataset.key });
}

function nameOf(element) {
  return `${element.tagName} ${element.dataset.action ?? element.ariaLabel ?? element.textContent}`;
}

/** A control that is drawn anew is found again by the item in which it stands, and by what it does. */
function wayTo(element) {
  const item = element.closest('[data-key]');
  const action = element.dataset.action;
  if (element.id) return `#${element.id}`;
  if (!item) return null;
  const key = `[data-key="${CSS.escape(item.dataset.key)}"]`;
  return action ? `${key} [data-action="${CSS.escape(action)}"]` : `${key} :is(button, summary, input)`;
}
