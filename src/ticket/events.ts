import type { Suggestion } from './ticket.ts';
import type { Actor, Category, Language, Origin, Person, Priority } from './words.ts';

/** What the customer's mail means for its ticket. */
export type MailIntent =
  /** something new to read: ends a waiting, reopens a closed ticket */
  | 'message'
  /** "thank you, all fine": filed, moves nothing */
  | 'thanks'
  /** written by a program (out of office, bounce): filed, moves nothing */
  | 'automatic';

/** Everything that can happen to a ticket. Append-only: an event is never changed, only followed by others. */
export type TicketEvent =
  | {
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
      messageId: string;
    }
  | {
      type: 'message-received';
      from: Person;
      intent: MailIntent;
      excerpt: string;
      messageId: string;
      /** Addresses that join the conversation with this mail. */
      joining: string[];
      endsWaiting: boolean;
    }
  | { type: 'claimed'; tellsCustomer: boolean }
  | { type: 'classified'; category: Category; priority: Priority | null; bySuggestion: boolean }
  | { type: 'clarification-asked'; text: string }
  | { type: 'replied'; text: string }
  | { type: 'closed'; resolution: string }
  | { type: 'released' }
  | { type: 'reassigned'; to: { id: number; name: string }; tellsCustomer: boolean }
  | { type: 'reopened'; by: 'operator' | 'customer'; reason: string }
  | { type: 'note-added'; text: string }
  | { type: 'conversation-opened' }
  | { type: 'attachment-opened'; attachment: number; name: string }
  | { type: 'language-changed'; language: Language };

export type TicketEventType = TicketEvent['type'];

/** An event as it stands in the log: who did what, when, from which platform. */
export type RecordedEvent = {
  ticket: number;
  /** 1, 2, 3... within the ticket; equals the ticket's version after it. */
  sequence: number;
  event: TicketEvent;
  actor: Actor;
  origin: Origin;
  at: Date;
};
