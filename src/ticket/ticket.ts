import type { WorkingLength } from '../sla/working-length.ts';
import { type Catalogue, needsPriority, usualCategory } from './catalogue/catalogue.ts';
import type { PromiseKind } from './clock/policy.ts';
import type { TicketFacts } from './facts.ts';
import type { Category, ChatPlatform, Language, Named, Person, Priority, Status } from './words.ts';

/** What the rules in desk.yaml propose; an operator confirms with one press. */
export type Suggestion = { category: Category | null; priority: Priority | null; reason: WhySuggested };

/** Why a rule fits, said in the operators' language when it is shown. A text: as it was said when requests still kept that. */
export type WhySuggested =
  | { by: 'word' | 'sender'; what: string }
  | { by: 'important' }
  | { by: 'customer' }
  | string;

/**
 * A ticket as it is now: the fold of its events, kept as one row so that it can be locked and asked for. What stands here is
 * a column each; small facts that nobody asks for are in facts.ts.
 */
export type Ticket = TicketFacts & {
  number: number;
  /**
   * Made by chance when it opens, and borne by all that it gives out (buttons, Message-IDs, links): after an older state
   * of the database was restored, another request may get the number of a lost one. '' for those from before there was one.
   */
  nonce: string;
  /** Counts the events; a card carries it, so that a stale press can be told what happened meanwhile. */
  version: number;
  status: Status;
  subject: string;
  language: Language;
  mailbox: string;
  /** The one whose request it is; letters go there, unless its mail wanted them elsewhere, whoever else writes. */
  requester: Person;
  /** Addresses (lower case) that may add to this ticket: the requester, and whom they put in copy. */
  participants: string[];
  /** The request was written by a program: nothing automatic is sent to it. */
  fromMachine: boolean;
  /** The mail is older than the mailbox's first connection: nothing automatic is sent to it. */
  fromBacklog: boolean;
  /** The beginning of what the customer wrote last, as it stands on the card. */
  excerpt: string;
  /** The key of the company to which it belongs, as `companyOf` finds it; null for none. While it is open it follows the companies. */
  company: string | null;
  category: Category | null;
  priority: Priority | null;
  suggestion: Suggestion | null;
  assignee: { id: number; name: string } | null;
  /** Nobody has it: whose turn it is to claim it. Said of what is new alone; see `turnOf`. */
  turn: Named | null;
  /** Somebody shall get a turn at it as soon as the desk is open. */
  awaitsTurn: boolean;
  /** Where it goes on, once it was merged; nothing is done to it any more. */
  mergedInto: number | null;
  /** Few may see it (service rules, 17). */
  restricted: boolean;
  /** The incident of which it is part; null for none. */
  incident: number | null;
  openedAt: Date;
  claimedAt: Date | null;
  waitingSince: Date | null;
  /** The latest question to the customer; the silence is counted from it. */
  askedAt: Date | null;
  remindedAt: Date | null;
  /** Stretches in which the resolution's clock stood still: the customer had to answer, or it was closed. */
  pauses: Pause[];
  /** What managers added to a promise. The original stays what it was, for the reports. */
  extensions: Extension[];
  escalation: Escalation;
  /** Put off: until then it is in no queue, and nobody's list but that of what is put off. Its clocks run on. */
  snoozedUntil: Date | null;
  /** Who is told privately of what happens to it. */
  watchers: Watcher[];
  closedAt: Date | null;
  resolution: string | null;
  updatedAt: Date;
};

/** An operator by id, and where they want to be told. */
export type Watcher = { id: number; on: ChatPlatform };

/** In epoch milliseconds; `to` is null while it lasts. */
export type Pause = { from: number; to: number | null; why: 'customer' | 'closed' };

export type Extension = { promise: PromiseKind; by: WorkingLength; reason: string };

/** How far the clock has told people of it. Instants in epoch milliseconds. */
export type Escalation = {
  /** The share of each promise at which somebody was told last; 0 for never. */
  struck: Record<PromiseKind, number>;
  told: Record<PromiseKind, { at: number; repetitions: number } | null>;
  /** An operator did something for the customer. */
  actedAt: number | null;
  /** An operator said "I'm on it". */
  acknowledgedAt: number | null;
  onCallToldAt: number | null;
  /** The reminder told the customer that it closes then, if nobody answers: what was announced is kept. */
  closesAt?: number | null;
};

export const notEscalated: Escalation = {
  struck: { claim: 0, resolve: 0 },
  told: { claim: null, resolve: null },
  actedAt: null,
  acknowledgedAt: null,
  onCallToldAt: null,
};

/** Category set, and the priority too where promises depend on it. */
export function isClassified(
  { category, priority }: Pick<Ticket, 'category' | 'priority'>,
  catalogue: Catalogue,
): boolean {
  return category !== null && (!needsPriority(catalogue, category) || priority !== null);
}

/** Whose turn it is to claim it; null for one that somebody has, or that is everybody's. */
export function turnOf({ status, turn }: Pick<Ticket, 'status' | 'turn'>): Ticket['turn'] {
  return status === 'new' ? turn : null;
}

/** Something is proposed, and nobody has classified it. */
export function canAcceptSuggestion(
  ticket: Pick<Ticket, 'suggestion' | 'status' | 'category' | 'priority'>,
  catalogue: Catalogue,
): boolean {
  return ticket.suggestion !== null && ticket.status !== 'closed' && !isClassified(ticket, catalogue);
}

/** What it counts as: what an operator said it is; while nobody has said, what is proposed. */
export function classificationOf({
  category,
  priority,
  suggestion,
}: Pick<Ticket, 'category' | 'priority'> & { suggestion?: Suggestion | null }): Pick<
  Ticket,
  'category' | 'priority'
> {
  if (category !== null) return { category, priority };
  return { category: suggestion?.category ?? null, priority: priority ?? suggestion?.priority ?? null };
}

/** What it would be if its suggestion were confirmed. */
export function categoryAsSuggested(
  { suggestion, category }: Pick<Ticket, 'suggestion' | 'category'>,
  catalogue: Catalogue,
): Category {
  return suggestion?.category ?? category ?? usualCategory(catalogue);
}
