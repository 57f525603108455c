import type { WorkingLength } from '../sla/working-length.ts';
import type { SaysToBe, TicketAuthorship } from './authorship.ts';
import type { PromiseKind, Tell } from './clock/policy.ts';
import type { Suggestion } from './ticket.ts';
import type { Actor, AttachedFile, Category, Language, Origin, Person, Priority } from './words.ts';

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
      /** An open ticket of the same sender with a similar text: perhaps the same request. */
      looksLike: number | null;
      messageId: string;
      /** Lacks in logs from before there was one. */
      nonce?: string;
      /** The mail answers a request of this number that was lost with the state of the database that knew it. */
      lostNumber?: number | null;
      /** What is not as usual. */
      authorship?: Partial<TicketAuthorship>;
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
      /** One of a storm: counted on the card, not told in the thread. */
      folded: boolean;
      /** The server's arrival time, ISO: the waiting ends there, however late the mail was read. */
      arrivedAt: string;
      /** Nobody confirms that the sender is who they say. */
      unverified?: true;
    }
  /** an operator wrote by mail, from elsewhere, with the desk in copy; `reached`: the customer has it */
  | { type: 'wrote-outside'; messageId: string; arrivedAt: string; reached: boolean }
  /** a mail came in an operator's name, and nobody confirms that it is theirs */
  | { type: 'said-to-be'; saysToBe: SaysToBe }
  /** somebody said that it was; `requester`: for whom it had opened the ticket */
  | {
      type: 'vouched';
      operator: Named;
      doing: SaysToBe['doing'];
      messageId: string;
      arrivedAt: string;
      reached: boolean;
      requester?: Person;
    }
  | { type: 'claimed'; tellsCustomer: boolean }
  | { type: 'classified'; category: Category; priority: Priority | null; bySuggestion: boolean }
  | { type: 'clarification-asked'; text: string; files?: AttachedFile[] }
  | { type: 'replied'; text: string; files?: AttachedFile[] }
  | { type: 'closed'; resolution: string; files?: AttachedFile[] }
  | { type: 'released' }
  | { type: 'reassigned'; to: { id: number; name: string }; tellsCustomer: boolean }
  | { type: 'reopened'; by: 'operator' | 'customer'; reason: string }
  | { type: 'note-added'; text: string }
  | { type: 'conversation-opened' }
  | { type: 'attachment-opened'; attachment: number; name: string }
  | { type: 'language-changed'; language: Language }
  /** the clock told somebody that a promise is near or broken */
  | {
      type: 'escalated';
      promise: PromiseKind;
      /** Of the promise's working time: 1 is the breach. */
      share: number;
      /** 0 the first time */
      repetition: number;
      /** ISO */
      due: string;
      tell: Tell;
      told: Named[];
    }
  /** a request that cannot wait came in a closure */
  | { type: 'on-call-told'; told: Named[] }
  | { type: 'acknowledged' }
  | { type: 'deadline-extended'; promise: PromiseKind; by: WorkingLength; reason: string }
  /** the customer was reminded of an unanswered question */
  | { type: 'reminded'; closesAt: string | null }
  /** it goes on in another ticket, to which its conversation has moved */
  | { type: 'merged'; into: number }
  /** another ticket's conversation has come here */
  | { type: 'absorbed'; from: number; participants: string[]; excerpt: string }
  /** a message went into a ticket of its own; `excerpt` is of what the customer last said in what is left */
  | { type: 'split-off'; into: number; sender: Person; excerpt: string }
  | { type: 'linked'; to: number }
  /** a mail system could not deliver a letter */
  | { type: 'letter-bounced'; recipient: string; status: string; permanent: boolean }
  /** a mail system tries a letter again and again: it may still arrive */
  | { type: 'letter-delayed'; recipient: string; status: string }
  /** the scanner found a virus in a file that somebody sent */
  | { type: 'virus-found'; attachment: number; file: string; signature: string }
  /** the sender took it back before it went; `letter` is the sequence of the event that ordered it */
  | { type: 'letter-recalled'; letter: number; what: RecallableEvent }
  | { type: 'letter-resent'; letter: number; recipient: string };

/** Events whose letter an operator wrote, and may take back for half a minute. */
export const recallableEvents = ['replied', 'clarification-asked', 'closed'] as const;
export type RecallableEvent = (typeof recallableEvents)[number];

/** An operator, as far as a log needs one; nobody in a list means everybody in the channel. */
export type Named = { id: number; name: string };

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
  /** Its words were erased: '' stands where they were. */
  erased?: true;
};
