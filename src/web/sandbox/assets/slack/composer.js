import { at } from '../common/el.js';
import { carried } from '../common/orders.js';
import { channelIn, openChannel, placeOpen } from './place.js';

/**
 * The field below the channel: a message, or a command. Home has no channel below it: who writes is in the channel again.
 *
 * @param page `act`, `state()`, `redraw`
 */
export function listenToComposer({ act, state, redraw }) {
  at('slack-shortcuts').addEventListener('click', () =>
    act({ what: 'slack-shortcut', callbackId: 'new-request' }),
  );
  at('slack-write').addEventListener('submit', event => {
    event.preventDefault();
    const input = event.target.elements.text;
    const text = input.value.trim();
    const channel = channelIn(state().slack).id;
    const [isCommand, words = ''] = /^\/ticket\b\s*(.*)$/i.exec(text) ?? [];
    if (placeOpen().isHome) {
      openChannel(channel);
      at('slack-messages').replaceChildren();
      redraw();
    }
    if (isCommand) act({ what: 'slack-slash', channel, text: words });
    else if (text) act({ what: 'slack-write', channel, text });
    input.value = '';
  });
  // Files go at once, with what stands in the field.
  at('slack-write').elements.files.addEventListener('change', async ({ target }) => {
    const files = await carried(target.files);
    target.value = '';
    if (files.length === 0) return;
    const input = at('slack-write').elements.text;
    act({ what: 'slack-write', channel: channelIn(state().slack).id, text: input.value.trim(), files });
    input.value = '';
  });
}
