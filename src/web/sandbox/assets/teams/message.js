import { drawAttached } from '../common/attached.js';
import { el } from '../common/el.js';
import { followLink } from '../common/links.js';
import { chatFormat, timeOf } from '../common/said.js';
import { drawCard } from './card.js';
import { drawReach } from './reach.js';
import { xml } from './text.js';

/**
 * A message: a post, a reply in its thread, or one of the chat with the app.
 *
 * @param part the message, with its `kind`: 'root', 'reply' or 'chat'
 */
export function drawMessage(part, { teams, act, t, language, channel, redraw }) {
  const name = teams.people[part.from] ?? '';
  const isMine = part.kind === 'chat' && name !== 'Sportello';
  const press = order => act({ what: 'teams-press', channel, message: part.id, ...order });
  return el(
    'div',
    {
      class: `teams-message ${part.kind}${isMine ? ' mine' : ''}${part.onlyYou ? ' only' : ''}`,
      'data-message': part.id,
    },
    el(
      'p',
      { class: 'author' },
      el('b', {}, name),
      el('time', {}, timeOf(part.at, language, chatFormat)),
      part.edited ? el('small', {}, t.edited) : null,
      part.onlyYou ? el('small', { class: 'only-you' }, t.onlyYouMessage) : null,
      part.kind !== 'chat' && name !== 'Sportello' && !part.onlyYou
        ? drawReach(part, { act, t, channel })
        : null,
    ),
    part.text ? el('p', { class: 'text' }, ...xml(part.text, part.mentions ?? [])) : null,
    part.files?.length ? drawAttached(part.files) : null,
    part.card ? drawCard(part.card, press, url => followLink(url, redraw)) : null,
  );
}
