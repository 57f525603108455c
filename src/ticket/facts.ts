import type { Reporting } from './duties/standing.ts';
import type { SystemEntry } from './entering/entry.ts';
import type { Erased } from './erasing/erased.ts';
import type { FromChat } from './grammar/from-chat.ts';
import type { TicketAuthorship } from './people/authorship.ts';
import { plainAuthorship } from './people/authorship.ts';
import type { Correction } from './people/corrections.ts';
import type { Verdict } from './portal/verdict.ts';
import type { Quote, QuoteClosing } from './quotes/quote.ts';
import type { Named } from './words.ts';
import type { WorkEntry } from './work/work.ts';

/**
 * What is so of a ticket, and no question to the database asks for: it lies together in one column. A new fact is a line
 * here and its default below; the database needs no migration for it, and tickets from before have the default.
 */
export type TicketFacts = {
  authorship: TicketAuthorship;
  /** A ticket of which this one is the continuation, or which a stranger named. */
  linkedTo: number | null;
  /** An open ticket that may be the same request; an operator merges them with one press. */
  looksLike: number | null;
  /**
   * It is restricted, and these, which may be the same request, all see: those few who see it are asked whether they shall be
   * restricted too. null: there are none, or it was decided.
   */
  twins: number[] | null;
  /** What opened it answers a request of this number that was lost with the state of the database that knew it. */
  lostNumber: number | null;
  /** Further mails of the same storm that were folded into it. */
  folded: number;
  /** Why letters do not reach the customer; null while they do. */
  undeliverable: string | null;
  /** Somebody who saw it said that it need not be kept to few: no rule takes it for that again. */
  restrictionLifted: boolean;
  /** Who closed it last, where that was kept; null while it is open. */
  closedBy:
    | { kind: 'operator'; name: string }
    | { kind: 'customer' }
    | { kind: 'desk' }
    | { kind: 'quote'; how: QuoteClosing }
    | null;
  /** How it was closed is offered for others' requests too, without the people in it. */
  isReused: boolean;
  /** It was closed, and is open again: who saw to that, and when (epoch milliseconds). */
  reopened: { by: 'operator' | 'customer'; at: number } | null;
  /** Its customer said that it is solved, and it is open still: when (epoch milliseconds). */
  saidSolved: number | null;
  /** How its customer found that they were served; when (epoch milliseconds). */
  rating: { verdict: Verdict; at: number } | null;
  /** The customer has been told of a claim since the ticket was (re)opened: once is enough. */
  claimTold: boolean;
  /** An operator said whose request it is, by the company's key, or (`company` null) that it is of none. */
  companyChosen: { company: string | null } | null;
  /** Who put it off; null while it is not. */
  snoozedBy: Named | null;
  /** Its customer called: who typed it, and when (ISO); `from`: out of which message in chat. */
  typed: { by: Named; typedAt: string; from?: FromChat } | null;
  /** What was mended of who its customer is, and of those whose requests were merged into it, oldest first. */
  corrections: Correction[];
  /** What operators wrote in the fields that desk.yaml adds, by the fields' keys; what is empty is not there. */
  fields: Readonly<Record<string, string>>;
  /** What the incident is called of which it is part, whether it came to it by its words, and who added it ('' where nobody did). */
  partOf: { title: string; byRule: boolean; by?: string } | null;
  /** An open incident of which it may be part; an operator says so with one press. */
  resembles: { incident: number; title: string } | null;
  /** It came by the API, from a form or a program: whose token, and what it is called. */
  viaForm: { token: number; name: string } | null;
  /** Whoever reported it was told that it is treated confidentially. */
  confidencePromised: boolean;
  /** What was offered for billable work, in the order of their versions; the last one counts. */
  quotes: Quote[];
  /** Who was, or is, in the customer's own system for it. */
  entries: SystemEntry[];
  /** What operators noted of the time that they worked on it. */
  work: WorkEntry[];
  /** What has to be reported of it by law, and what was; null: nothing. */
  reporting: Reporting | null;
  /** What was written in it is gone; null while it is there. */
  erased: Erased | null;
};

/** Of a ticket of which nothing in particular is so. */
export const plainFacts: TicketFacts = {
  authorship: plainAuthorship,
  linkedTo: null,
  looksLike: null,
  twins: null,
  lostNumber: null,
  folded: 0,
  undeliverable: null,
  restrictionLifted: false,
  closedBy: null,
  isReused: false,
  reopened: null,
  saidSolved: null,
  rating: null,
  claimTold: false,
  companyChosen: null,
  snoozedBy: null,
  typed: null,
  corrections: [],
  fields: {},
  partOf: null,
  resembles: null,
  viaForm: null,
  confidencePromised: false,
  quotes: [],
  entries: [],
  work: [],
  reporting: null,
  erased: null,
};
