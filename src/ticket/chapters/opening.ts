import { plainFacts } from '../facts.ts';
import type { Events } from '../grammar/chapter.ts';
import type { FromChat } from '../grammar/from-chat.ts';
import { act } from '../grammar/traits.ts';
import type { TicketAuthorship } from '../people/authorship.ts';
import { notEscalated, type Suggestion, type Ticket } from '../ticket.ts';
import type { Language, Named, Person } from '../words.ts';

/** How a ticket begins. */

export type OpeningEvent = {
  type: 'ticket-opened';
  subject: string;
  language: Language;
  mailbox: string;
  requester: Person;
  participants: string[];
  fromMachine: boolean;
  fromBacklog: boolean;
  excerpt: string;
  suggestion: Suggestion | null;
  linkedTo: number | null;
  /** An open ticket of the same sender with a similar text: perhaps the same request. */
  looksLike: number | null;
  messageId: string;
  /** Lacks in logs from before there was one. */
  nonce?: string;
  /** The company of whoever asks, by its key, as it was recognised. Lacks in logs from before there were companies. */
  company?: string | null;
  /** The mail answers a request of this number that was lost with the state of the database that knew it. */
  lostNumber?: number | null;
  /** What is not as usual. */
  authorship?: Partial<TicketAuthorship>;
  /**
   * The customer did not write: who typed it, and when (ISO); `from`: out of which message in chat. The event is dated when
   * they called.
   */
  typed?: { by: Named; typedAt: string; from?: FromChat };
  /** The desk shares out its requests, and this one is to get somebody's turn. */
  awaitsTurn?: boolean;
  /** It came by the API: whose token, and what it is called. */
  viaForm?: { token: number; name: string };
};

/** A ticket that has just been opened: the state before anything else happened to it. */
export function openTicket(number: number, event: OpeningEvent, at: Date): Ticket {
  const {
    type: _,
    messageId: __,
    nonce = '',
    company = null,
    lostNumber = null,
    typed = null,
    awaitsTurn = false,
    viaForm = null,
    authorship,
    ...opened
  } = event;
  return {
    ...plainFacts,
    ...opened,
    nonce,
    company,
    lostNumber,
    typed,
    awaitsTurn,
    viaForm,
    authorship: { ...plainFacts.authorship, ...authorship },
    number,
    version: 1,
    status: 'new',
    category: null,
    priority: null,
    assignee: null,
    turn: null,
    mergedInto: null,
    restricted: false,
    incident: null,
    openedAt: at,
    claimedAt: null,
    waitingSince: null,
    askedAt: null,
    remindedAt: null,
    pauses: [],
    extensions: [],
    escalation: notEscalated,
    snoozedUntil: null,
    watchers: [],
    closedAt: null,
    resolution: null,
    updatedAt: at,
  };
}

export const openingEvents: Events<OpeningEvent> = {
  'ticket-opened': {
    ...act,
    isSaidElsewhere: true,
    tellsOutside: 'ticket.opened',
    // Whom an operator wrote to has written nothing to us.
    letter: ({ authorship }) => (authorship?.outside ? null : { kind: 'receipt', text: '', operator: null }),
    strings: {
      subject: 'theirs',
      mailbox: 'ours',
      'requester.name': 'theirs',
      'requester.address': 'theirs',
      'participants.*': 'theirs',
      excerpt: 'theirs',
      // It quotes the words of the mail by which a rule was found.
      'suggestion.reason': 'theirs',
      'suggestion.reason.what': 'theirs',
      messageId: 'theirs',
      nonce: 'ours',
      // It says who a customer is.
      company: 'theirs',
      'authorship.answersTo.name': 'theirs',
      'authorship.answersTo.address': 'theirs',
      'authorship.saysToBe.*.operator.name': 'theirs',
      'authorship.saysToBe.*.messageId': 'ours',
      'authorship.saysToBe.*.arrivedAt': 'ours',
      'authorship.saysToBe.*.excerpt': 'theirs',
      'authorship.saysToBe.*.original.name': 'theirs',
      'authorship.saysToBe.*.original.address': 'theirs',
      'authorship.outside.by': 'theirs',
      'authorship.broughtAlong.*': 'theirs',
      'typed.by.name': 'theirs',
      'typed.typedAt': 'ours',
      'typed.from.by': 'theirs',
      'typed.from.link': 'ours',
      'typed.from.left.*': 'theirs',
      'typed.from.press': 'ours',
      // The admin named the token.
      'viaForm.name': 'ours',
    },
    evolve() {
      throw new Error('a ticket is opened once, by openTicket');
    },
  },
};
