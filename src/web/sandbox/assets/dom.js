/** An element with attributes and children; text is text, never HTML. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && name !== 'list' && typeof value !== 'string') element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * Draws a list anew, leaving alone what has not changed: what somebody is typing there stays. Who looks at its newest
 * item sees it grow, and the next one come.
 *
 * @param newest where the newest item stands: at the 'end', as in a chat, or at the 'top'
 */
export function drawList(parent, items, keyOf, draw, newest = 'end') {
  const height = parent.scrollHeight;
  const atEnd = newest === 'end' && height - parent.scrollTop - parent.clientHeight < 80;
  const atTop = newest === 'top' && parent.scrollTop < 80;
  arrange(parent, items, keyOf, draw);
  if (keepsStill(parent) || parent.scrollHeight === height) return;
  if (atEnd) toEnd(parent);
  if (atTop) parent.scrollTop = 0;
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
  // Only what moved or changed is touched, so that the focus stays where it is.
  for (const child of [...parent.children]) if (!wanted.includes(child)) child.remove();
  wanted.forEach((child, i) => {
    if (parent.children[i] !== child) parent.insertBefore(child, parent.children[i] ?? null);
  });
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

export async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return await response.json().catch(() => ({ error: `HTTP ${response.status}` }));
}

export function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  const { lang } = document.documentElement;
  return `${(bytes / 1024 / 1024).toLocaleString(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MB`;
}

/** Files that somebody has chosen, as an order carries them. */
export async function carried(files) {
  return await Promise.all(
    [...files].map(async file => ({ name: file.name, type: file.type, content: await base64(file) })),
  );
}

function base64(file) {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(file);
  });
}

let zone = 'UTC';

/** The desk's zone: the page tells the time that stands on the cards, wherever the browser is. */
export function useZone(name) {
  zone = name;
}

export function timeOf(iso, language, format = { hour: '2-digit', minute: '2-digit' }) {
  return new Date(iso).toLocaleString(language === 'it' ? 'it-IT' : 'en-GB', { ...format, timeZone: zone });
}

/** In a chat: the desk's clock jumps over days here, so an hour alone would not say when. */
export const chatFormat = { weekday: 'short', hour: '2-digit', minute: '2-digit' };

/** Weekday, day, month, hour and minute. */
export const longFormat = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
};
