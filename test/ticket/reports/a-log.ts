import type { OpeningEvent } from '../../../src/ticket/chapters/opening.ts';
import type { RecordedEvent, TicketEvent } from '../../../src/ticket/events.ts';
import type { Actor, Origin } from '../../../src/ticket/words.ts';
import { rome } from '../at-rome.ts';
import { anna, customer } from '../ticket-of.ts';

/** How a request begins that came by mail, of which nothing is out of the ordinary. */
export const plainOpening: OpeningEvent = {
  type: 'ticket-opened',
  subject: '',
  language: 'it',
  mailbox: 'support@interzen.example',
  requester: { name: '', address: '' },
  participants: [],
  fromMachine: false,
  fromBacklog: false,
  excerpt: '',
  suggestion: null,
  linkedTo: null,
  looksLike: null,
  messageId: '',
};

/** A request's log: it came in then (Rome's clocks), and this happened to it, by Anna where nobody is named. */
export function aLog(
  arrived: string,
  story: [at: string, event: TicketEvent, actor?: Actor][] = [],
  about: { ticket?: number; origin?: Origin } & Partial<OpeningEvent> = {},
): RecordedEvent[] {
  const { ticket = 1001, origin = 'mail', ...opening } = about;
  const opened: RecordedEvent = {
    ...{ ticket, sequence: 1, origin, actor: customer, at: rome(arrived) },
    event: { ...plainOpening, ...opening },
  };
  return [
    opened,
    ...story.map(
      ([at, event, actor = anna], index): RecordedEvent => ({
        ...{ ticket, sequence: index + 2, event, actor, origin: 'slack', at: rome(at) },
      }),
    ),
  ];
}
