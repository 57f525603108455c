import { written } from '../../written.ts';
import type { Commands, Events } from '../grammar/chapter.ts';
import { happen, refuse } from '../grammar/decision.ts';
import { signedBy } from '../grammar/letter-order.ts';
import { ended, resurrected } from '../grammar/lifecycle.ts';
import { act, remark } from '../grammar/traits.ts';
import { withText } from '../grammar/typed-text.ts';
import type { QuoteClosing } from '../quotes/quote.ts';
import { isClassified, type Ticket } from '../ticket.ts';
import type { Actor } from '../words.ts';
import {
  filesOf,
  inLetter,
  type LetterRefusal,
  type WithLetter,
  whyNoLetter,
  withLetter,
} from './letters.ts';

/** How a ticket ends, and how it is opened again. */

export type ClosingCommand =
  | ({ type: 'close'; resolution: string } & WithResolution)
  | { type: 'reopen'; reason: string }
  | { type: 'stop-reusing' };

export type ClosingEvent =
  /** `quote`: the customer refused it, or let it expire */
  | ({
      type: 'closed';
      resolution: string;
      quote?: { version: number; how: QuoteClosing };
    } & WithResolution)
  | { type: 'reopened'; by: 'operator' | 'customer'; reason: string }
  /** How it was closed is offered for no other request any more. */
  | { type: 'reuse-stopped' };

/** @property reusable the resolution may be given to anybody, without the people in it */
type WithResolution = WithLetter & { reusable?: true };

export type ClosingRefusal = { reason: 'not-closed' } | { reason: 'unclassified' } | { reason: 'not-reused' };

export const closingCommands: Commands<ClosingCommand, ClosingEvent, ClosingRefusal | LetterRefusal> = {
  close: {
    staleBy: ['ownership', 'conversation'],
    decide(ticket, command, _, catalogue) {
      if (ticket.status !== 'closed' && ticket.assignee && !isClassified(ticket, catalogue))
        return refuse({ reason: 'unclassified' });
      // Closed it must be, whether anybody can be told or not.
      const why = whyNoLetter(ticket);
      if (why) return refuse(why);
      return withText(command.resolution, resolution => [
        {
          type: 'closed',
          resolution,
          ...withLetter(command),
          // What few may see is offered for no other request.
          ...(command.reusable && !ticket.restricted ? { reusable: true as const } : {}),
        },
      ]);
    },
  },
  reopen: {
    staleBy: ['ownership'],
    decide: (ticket, { reason }) =>
      ticket.status === 'closed'
        ? happen({ type: 'reopened', by: 'operator', reason: written(reason) })
        : refuse({ reason: 'not-closed' }),
  },
  'stop-reusing': {
    staleBy: [],
    decide: ({ isReused }) =>
      isReused ? happen({ type: 'reuse-stopped' }) : refuse({ reason: 'not-reused' }),
  },
};

export const closingEvents: Events<ClosingEvent> = {
  closed: {
    ...act,
    moves: 'ownership',
    tellsOutside: 'ticket.closed',
    letter: (event, actor) => {
      const { quote } = event;
      if (quote) return { kind: `quote-${quote.how}`, text: '', operator: null, quote: quote.version };
      switch (actor.kind) {
        case 'operator':
          return { kind: 'close', text: event.resolution, operator: signedBy(actor), ...filesOf(event) };
        case 'customer':
          return { kind: 'solved', text: '', operator: null };
        case 'desk':
          return { kind: 'silent-close', text: '', operator: null };
        default:
          return actor satisfies never;
      }
    },
    strings: { resolution: 'theirs', ...inLetter },
    evolve: (ticket, { resolution, reusable, quote }, actor, at) => ({
      ...ended(ticket, at),
      resolution,
      isReused: reusable === true,
      closedBy: quote ? { kind: 'quote', how: quote.how } : closedByActor(actor),
      reopened: null,
      saidSolved: null,
    }),
  },
  reopened: {
    ...act,
    isImportant: true,
    moves: 'ownership',
    // It stands for the mail that did it.
    calls: ({ by }) => (by === 'customer' ? 'assignee' : null),
    tellsOutside: 'ticket.reopened',
    strings: { reason: 'theirs' },
    evolve: (ticket, { by }, _, at) => ({
      ...resurrected(ticket, at.getTime()),
      closedBy: null,
      saidSolved: null,
      reopened: { by, at: at.getTime() },
      claimTold: ticket.assignee !== null,
    }),
  },
  'reuse-stopped': { ...remark, strings: {}, evolve: () => ({ isReused: false }) },
};

function closedByActor(actor: Actor): Ticket['closedBy'] {
  return actor.kind === 'operator' ? { kind: 'operator', name: actor.name } : { kind: actor.kind };
}
