import type { KnownBlock } from '@slack/types';
import { clip } from '../../../clip.ts';
import type { TicketCard } from '../../card.ts';
import { pressValue } from '../carried/press-value.ts';
import { limits } from '../limits.ts';
import { markedDeadline } from './deadline.ts';
import { escapeMrkdwn } from './escape.ts';
import { blocks } from './expand.ts';

const toneMarks = { new: '🔵', working: '🟢', waiting: '🟡', closed: '⚪' };

/** Marks our cards, so that one whose place was never noted is found again. */
export const cardEvent = 'sportello_card';

/** A ticket's card as `chat.postMessage` and `chat.update` take it. */
export function cardMessage(card: TicketCard) {
  return {
    text: clip(escapeMrkdwn(card.summary), limits.messageText),
    blocks: ticketBlocks(card),
    metadata: { event_type: cardEvent, event_payload: { ticket: card.number, nonce: card.nonce } },
  };
}

/** A ticket's card: a shared view, fitted to Slack's limits. */
export function ticketBlocks(card: TicketCard): KnownBlock[] {
  const button = ({ verb, label, emphasis }: TicketCard['actions'][number]) => ({
    verb,
    label: clip(label, limits.button),
    style: emphasis === 'default' ? '' : emphasis,
    value: pressValue({ verb, ticket: card.number, nonce: card.nonce, version: card.version }),
  });
  const more = card.actions.filter(({ place }) => place === 'more');
  return blocks('ticket', 'slack', {
    title: clip(`${card.token} ${card.subject}`, limits.header),
    toneMark: toneMarks[card.tone],
    statusLabel: card.statusLabel,
    customer: clip(card.customer, limits.context),
    excerpt: clip(card.excerpt, limits.plainText),
    facts: card.facts.filter(({ id }) => id !== 'resolution').map(factView),
    // It may be long: it stands alone, over the whole width.
    alone: card.facts.filter(({ id }) => id === 'resolution').map(factView),
    deadline: markedDeadline(card),
    suggestion: clip(card.suggestion, limits.context - 10),
    notices: card.notices.map(notice => clip(notice, limits.context - 10)),
    front: [
      ...card.actions.filter(({ place }) => place === 'front'),
      // What does not fit into the menu stands beside it.
      ...more.slice(limits.optionsInOverflow),
    ].map(button),
    more: more.slice(0, limits.optionsInOverflow).map(button),
    times: card.times,
  });
}

function factView({ label, value }: TicketCard['facts'][number]) {
  return { label: escapeMrkdwn(label), value: clip(escapeMrkdwn(value), limits.field - 200) };
}
