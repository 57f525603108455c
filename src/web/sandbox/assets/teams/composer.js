import { at } from '../common/el.js';
import { carried } from '../common/orders.js';
import { channelIn, placeOpen } from './place.js';

/** The field below: in a channel a post, or a word to the app that is mentioned, or that only the app sees ("/"); in the chat a message, or files. @param page `act`, `state()`, `pasted`: whose card goes with a text */
export function listenToComposer({ act, state, pasted }) {
  const form = at('teams-write');
  form.addEventListener('submit', event => {
    event.preventDefault();
    const input = event.target.elements.text;
    const text = input.value.trim();
    input.value = '';
    const link = pasted.take(text);
    if (!text) return;
    if (placeOpen().isChat) return act({ what: 'teams-chat', text, files: [] });
    const channel = channelIn(state().teams).id;
    const command = /^@sportello\b\s*(.*)$/i.exec(text);
    const alone = /^\/(?:sportello\b)?\s*(.*)$/i.exec(text);
    if (alone) act({ what: 'teams-slash', channel, text: alone[1] });
    else if (command) act({ what: 'teams-mention', channel, text: command[1] });
    else if (link) act({ what: 'teams-write-linked', channel, text, link });
    else act({ what: 'teams-write', channel, text });
  });
  form.elements.files.addEventListener('change', async ({ target }) => {
    const files = await carried(target.files);
    target.value = '';
    if (files.length === 0) return;
    if (placeOpen().isChat) return act({ what: 'teams-chat', text: '', files });
    const text = form.elements.text.value.trim();
    form.elements.text.value = '';
    act({ what: 'teams-write', channel: channelIn(state().teams).id, text, files });
  });
  at('teams-new').addEventListener('click', () =>
    act({
      what: 'teams-compose-action',
      channel: placeOpen().isChat ? '' : channelIn(state().teams).id,
      commandId: 'new-request',
    }),
  );
}
