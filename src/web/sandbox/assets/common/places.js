import { at, el } from './el.js';

/** The places of a chat as a row of buttons; drawn anew only where something about them is new. */
export function drawPlaces(holder, places, t) {
  const stamp = JSON.stringify(places);
  if (holder.dataset.stamp === stamp) return;
  holder.dataset.stamp = stamp;
  const focused = holder.contains(document.activeElement) ? document.activeElement.id : '';
  holder.replaceChildren(
    ...places.map(({ id, label, mark, note, isOpen, open, unread }) =>
      el(
        'button',
        {
          type: 'button',
          id,
          'aria-pressed': String(isOpen),
          onclick: open,
          class: unread > 0 ? 'unread' : '',
        },
        el('span', { class: 'sign', 'aria-hidden': 'true' }, mark),
        label,
        note ? el('span', { class: 'aside' }, ` (${note})`) : null,
        unread > 0
          ? el(
              'span',
              { class: 'count' },
              String(unread),
              el('span', { class: 'aside' }, ` ${t.unread(unread)}`),
            )
          : null,
      ),
    ),
  );
  if (focused) at(focused)?.focus();
}
