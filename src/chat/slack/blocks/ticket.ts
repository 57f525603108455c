import type { KnownBlock } from '@slack/types';
import { clip } from '../../../clip.ts';
import type { CardAction, CardNotice, TicketCard } from '../../card.ts';
import { cardActions } from '../carried/card-actions.ts';
import { pressValue } from '../carried/press-value.ts';
import { limits } from '../limits.ts';
import { toneMarks } from './deadline.ts';
import { escapeMrkdwn, quoted, starless } from './escape.ts';
import { blocks } from './expand.ts';
import { linked } from './linked.ts';

/** Marks our cards, so that one whose place was never noted is found again. */
export const cardEvent = 'sportello_card';

const noticeLength = 300;
const linesAtMost = 6;
const noticeMarks: Record<CardNotice['weight'], string> = { warning: '⚠️', info: 'ℹ️', suggestion: '💡' };

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
  const button = buttonOf(card);
  const at = (place: CardAction['place']) => card.actions.filter(action => action.place === place);
  return blocks('ticket', 'slack', {
    head: headOf(card),
    about: card.shape === 'folded' ? '' : aboutLine(card),
    fields: card.fields.map(fieldElement),
    notices: noticeBlocks(card, button),
    // What was chosen in a menu stays chosen in the client, until the block is another one.
    blockId: `${cardActions}:${card.drawnAt.getTime().toString(36)}`,
    front: at('front').map(button),
    more: at('more').map(button),
    menu: card.menu,
  });
}

/** The request, its promise, its beginning; a folded card says all that it has to say in two lines. */
function headOf(card: TicketCard): string {
  const lines =
    card.shape === 'folded'
      ? [
          joined(titleLine(card), escapeMrkdwn(aboutLine(card))),
          joined(headLine(card), excerptOf({ ...card, excerpt: card.excerpt.replace(/\s+/g, ' ') })),
        ]
      : [titleLine(card), headLine(card), quoted(excerptOf(card))];
  return lines.filter(Boolean).join('\n');
}

function joined(...parts: string[]): string {
  return parts.filter(Boolean).join(' · ');
}

function titleLine({ token, subject }: TicketCard): string {
  return `*${clip(starless(`${token} ${subject}`), limits.field)}*`;
}

/** "🔴 *Overdue* · *1 – Blocking* · Claim was due Mon 23 Nov, 10:30 · 2 h of working time late" */
function headLine({ head, urgency }: TicketCard): string {
  const bold = [head.words, urgency].filter(Boolean).map(text => `*${starless(text)}*`);
  return `${toneMarks[head.tone]} ${joined(...bold, escapeMrkdwn(head.next))}`.trimStart();
}

/** Escaped it is longer: what Slack takes at most is far from what a card shows. */
function excerptOf({ excerpt }: TicketCard): string {
  return clip(escapeMrkdwn(excerpt), limits.plainText / 2);
}

/** Who asks, what is known of it, since when. */
function aboutLine({ customer, facts, times }: TicketCard): string {
  return clip(joined(customer, ...facts.map(({ value }) => value), times), limits.context / 2);
}

/** A value that leads somewhere is a link; the rest is plain. */
function fieldElement({ label, value, link }: TicketCard['fields'][number]) {
  const shown = link === '' ? '' : linked({ token: escapeMrkdwn(value), link });
  // An address that is too long for Slack is shown without its link.
  return link !== '' && shown.length <= limits.context / 2
    ? { type: 'mrkdwn', text: `${escapeMrkdwn(label)}: ${shown}`, verbatim: true }
    : { type: 'plain_text', text: `${label}: ${value}`, emoji: false };
}

function noticeLine({ text, weight }: CardNotice): string {
  return `${noticeMarks[weight]} ${clip(text, noticeLength)}`;
}

/** In the card's order: those that a button answers with it beside them, the others in lines below each other. */
function noticeBlocks({ notices, actions }: TicketCard, button: ReturnType<typeof buttonOf>): KnownBlock[] {
  const drawn: KnownBlock[] = [];
  let lines: CardNotice[] = [];
  const drawLines = () => {
    if (lines.length > 0) drawn.push(...linesOf(lines));
    lines = [];
  };
  for (const notice of notices) {
    const action = actions.find(({ verb }) => verb === notice.beside);
    if (!action) {
      lines.push(notice);
      continue;
    }
    drawLines();
    drawn.push(...blocks('ticket', 'slack-answered', { text: noticeLine(notice), button: button(action) }));
  }
  drawLines();
  return drawn;
}

function linesOf(notices: CardNotice[]): KnownBlock[] {
  return blocks('ticket', 'slack-notices', {
    lines: inElements(notices.map(noticeLine)),
    links: notices.flatMap(({ link }) =>
      link ? [linked({ token: escapeMrkdwn(link.label), link: link.url })] : [],
    ),
  });
}

/** A line each; what stands in elements of its own stands side by side. */
function inElements(lines: string[]): string[] {
  return lines.flatMap((_, index) =>
    index % linesAtMost === 0 ? [lines.slice(index, index + linesAtMost).join('\n')] : [],
  );
}

function buttonOf(card: TicketCard) {
  return ({ verb, label, emphasis }: CardAction) => ({
    verb,
    label: clip(label, limits.button),
    style: emphasis === 'default' ? '' : emphasis,
    value: pressValue({ verb, ticket: card.number, nonce: card.nonce, version: card.version }),
  });
}
