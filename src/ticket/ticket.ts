import type { Category, Language, Person, Priority, Status } from './words.ts';
import { needsPriority } from './words.ts';

/** What the rules in desk.yaml propose; an operator confirms with one press. */
export type Suggestion = { category: Category | null; priority: Priority | null; reason: string };

/** A ticket as it is now: the fold of its events, kept as one row so that it can be locked and asked for. */
export type Ticket = {
  number: number;
  /** Counts the events; a card carries it, so that a stale press can be told what happened meanwhile. */
  version: number;
  status: Status;
  subject: string;
  language: Language;
  mailbox: string;
  /** The one whose request it is; letters go to this address, whoever else writes. */
  requester: Person;
  /** Addresses (lower case) that may add to this ticket: the requester, and whom they put in copy. */
  participants: string[];
  /** The request was written by a program: nothing automatic is sent to it. */
  fromMachine: boolean;
  /** The mail is older than the mailbox's first connection: nothing automatic is sent to it. */
  fromBacklog: boolean;
  /** The beginning of what the customer wrote last, as it stands on the card. */
  excerpt: string;
  category: Category | null;
  priority: Priority | null;
  suggestion: Suggestion | null;
  assignee: { id: number; name: string } | null;
  /** A ticket of which this one is the continuation, or which a stranger named. */
  linkedTo: number | null;
  openedAt: Date;
  claimedAt: Date | null;
  /** The customer has been told of a claim since the ticket was (re)opened: once is enough. */
  claimTold: boolean;
  waitingSince: Date | null;
  closedAt: Date | null;
  resolution: string | null;
  updatedAt: Date;
};

/** Category set, and the priority too where promises depend on it. */
export function isClassified(ticket: Pick<Ticket, 'category' | 'priority'>): boolean {
  return ticket.category !== null && (!needsPriority(ticket.category) || ticket.priority !== null);
}
