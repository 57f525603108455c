import { at, el } from '../common/el.js';
import { holdFocus } from '../common/focus.js';
import { carried } from '../common/orders.js';
import { drawBlocks } from './blocks.js';
import { forgetTyped } from './inputs.js';

let giveBack = null;

/** The modal that is open; the focus stays in it, Esc closes it. */
export function drawModal({ modal, user, users }, { act, as, t }) {
  const holder = at('slack-modal');
  const stamp = modal ? `${modal.id} ${modal.hash} ${user}` : '';
  if (holder.dataset.stamp === stamp) return;
  const wasOpen = Boolean(holder.dataset.stamp);
  holder.dataset.stamp = stamp;
  holder.hidden = !modal;
  if (!modal) {
    forgetTyped();
    holder.replaceChildren();
    giveBack?.();
    giveBack = null;
    return;
  }
  const form = drawForm(modal, { act, as, t, users });
  holder.replaceChildren(form);
  const back = holdFocus(form, () => act({ what: 'slack-close' }));
  // A modal above or after another: the focus returns to what opened the first.
  if (!wasOpen) giveBack = back;
}

function drawForm({ id, view }, { act, as, t, users }) {
  const inputs = {};
  // What stands in the fields is told with every press.
  const press = async (actionId, choice) =>
    act({
      what: 'slack-press',
      where: 'modal',
      actionId,
      ...(choice ? { choice } : {}),
      ...(await filledIn(inputs)),
    });
  const choose = async (actionId, text, choice) => {
    const { inputs: typed } = await filledIn(inputs);
    act({ what: 'slack-choose', actionId, text, choice, inputs: typed });
  };
  const close = () => act({ what: 'slack-close' });
  return el(
    'form',
    {
      class: 'modal',
      role: 'dialog',
      'aria-modal': 'true',
      'aria-label': view.title.text,
      tabindex: '-1',
      onsubmit: event => {
        event.preventDefault();
        filledIn(inputs).then(filled => act({ what: 'slack-submit', ...filled }));
      },
    },
    el(
      'header',
      {},
      el('h3', {}, view.title.text),
      el('button', { type: 'button', class: 'x', 'aria-label': t.close, onclick: close }, '✕'),
    ),
    el(
      'div',
      { class: 'body' },
      ...drawBlocks(view.blocks, { press, choose, as, inputs, view: id, t, users }),
    ),
    el(
      'footer',
      {},
      el('button', { type: 'button', class: 'close', onclick: close }, view.close?.text ?? t.close),
      view.submit ? el('button', { class: 'button primary' }, view.submit.text) : null,
    ),
  );
}

/** What stands in the fields, and the files that were chosen. */
async function filledIn(inputs) {
  const all = Object.entries(inputs);
  const uploads = all.filter(([, { type }]) => type === 'file');
  const files = await Promise.all(uploads.map(async ([id, input]) => [id, await carried(input.files)]));
  return {
    inputs: Object.fromEntries(
      all.filter(([, { type }]) => type !== 'file').map(([id, input]) => [id, enteredIn(input)]),
    ),
    ...(files.length > 0 ? { files: Object.fromEntries(files) } : {}),
  };
}

/** A box that is not ticked says nothing. */
function enteredIn({ type, checked, value }) {
  return type === 'checkbox' && !checked ? '' : value;
}
