import { at } from './el.js';
import { scrollTo, standStill, toEnd } from './list.js';

const written = ['teams-write', 'teams-mention', 'teams-chat', 'slack-write', 'slack-slash'];
const listOf = pane => at(pane === 'teams' ? 'teams-threads' : 'slack-messages');

/**
 * What an order brings about comes into view: what one writes, and its answer, at the end of its chat (in a thread it stands
 * where one wrote); a card that was pressed, in the other chat.
 *
 * @param pressed what `ticketOf` said of the order, before it was carried out
 */
export function showDone(order, pressed) {
  if (pressed) showBeside(pressed);
  else if (!order.thread && written.includes(order.what)) toEnd(listOf(order.what.split('-')[0]));
}

/** @returns the request whose button was pressed, and the pane in which it was; null for another order */
export function ticketOf({ what, ticket, where }) {
  if (what === 'teams-press' || what === 'teams-dialog') return { token: `#${ticket}`, pane: 'teams' };
  const card = what === 'slack-press' && where.ts && document.querySelector(`[data-ts="${where.ts}"]`);
  const token = card && /#\d+/.exec(card.querySelector('.content')?.textContent ?? '')?.[0];
  return token ? { token, pane: 'slack' } : null;
}

/** What is done in one chat changes the card in the other: it is brought where one can see it change. */
function showBeside({ token, pane }) {
  const list = listOf(pane === 'slack' ? 'teams' : 'slack');
  const names = new RegExp(`${token}(?!\\d)`);
  scrollTo(
    list,
    [...list.children].find(child => names.test(child.textContent)),
  );
}

/**
 * What the story tells of stands in both chats: the request, or the call about it, in its thread or with others.
 *
 * @param calls the call's message in each chat; null where the scene is about the request
 */
export function showStory(subject, calls) {
  for (const [pane, id] of [
    ['teams', `[data-message="${calls?.teams}"]`],
    ['slack', `[data-ts="${calls?.slack}"]`],
  ]) {
    const list = listOf(pane);
    const all = [...list.children];
    const called = calls && all.find(child => child.matches(id) || child.querySelector(id));
    const shown = [
      list,
      called ?? all.find(child => child.textContent.includes(subject)),
      called ? 'bottom' : 'top',
    ];
    scrollTo(...shown);
    standStill(...shown);
  }
}
