import { at, el } from '../common/el.js';
import { holdFocus } from '../common/focus.js';
import { drawCard } from './card.js';

let giveBack = null;

/** The dialog that one person has open over Teams; the focus stays in it, Esc closes it. */
export function drawDialog({ dialog, user }, { act, as, t }) {
  const holder = at('teams-dialog');
  const stamp = dialog ? `${dialog.id} ${user}` : '';
  if (holder.dataset.stamp === stamp) return;
  const wasOpen = Boolean(holder.dataset.stamp);
  holder.dataset.stamp = stamp;
  holder.hidden = !dialog;
  if (!dialog) {
    holder.replaceChildren();
    giveBack?.();
    giveBack = null;
    return;
  }
  const close = () => act({ what: 'teams-close' });
  const frame = drawFrame(dialog, { act, as, t, close });
  holder.replaceChildren(frame);
  const back = holdFocus(frame, close);
  // Another card in the same dialog: the focus returns to what opened the first.
  if (!wasOpen) giveBack = back;
}

function drawFrame({ title, content }, { act, as, t, close }) {
  const body =
    content.kind === 'card'
      ? drawCard(content.card, order => act({ what: 'teams-dialog', ...order }), undefined, { as, t })
      : el('p', { class: 'line' }, content.line);
  return el(
    'div',
    { class: 'teams-dialog', role: 'dialog', 'aria-modal': 'true', 'aria-label': title, tabindex: '-1' },
    el(
      'header',
      {},
      el('span', { class: 'logo teams-logo', 'aria-hidden': 'true' }, 'S'),
      el('h3', {}, el('small', {}, 'Sportello'), title),
      el('button', { type: 'button', class: 'x', 'aria-label': t.close, onclick: close }, '✕'),
    ),
    el('div', { class: 'body' }, body),
  );
}
