import type { PromiseKind } from '../clock/policy.ts';
import type { Channel } from './report.ts';

/**
 * What happened to a request that figures count:
 * - `opened`, `closed`, `merged`, `reopened`
 * - `claimed`: for the first time; `taken`: later, when nobody had it again
 * - `unclaimed`: closed, or merged into another, beyond the claim's deadline, and nobody had claimed it
 * - `unresolved`: merged into another beyond the resolution's deadline: what was broken stays so, wherever the request goes on
 * - `answered`: a person wrote to the customer. The first one is measured
 * - `handed-over`: it went from whoever had it
 * - `called`: the clock called somebody about a deadline
 * - `worked`: time that was noted, as it was corrected since
 * - `entered`: somebody went into the customer's own system; at the instant at which they say so
 */
const factKinds = [
  'opened',
  'claimed',
  'taken',
  'unclaimed',
  'unresolved',
  'answered',
  'closed',
  'merged',
  'reopened',
  'handed-over',
  'extended',
  'rated',
  'folded',
  'in-incident',
  'machine-mail',
  'called',
  'worked',
  'quote-offered',
  'quote-accepted',
  'quote-refused',
  'entered',
] as const;
export type FactKind = (typeof factKinds)[number];

/** Which promise a kind of fact is about. */
export const promiseOf: Partial<Record<FactKind, PromiseKind>> = {
  ...{ claimed: 'claim', unclaimed: 'claim' },
  ...{ closed: 'resolve', unresolved: 'resolve' },
};

/** How a promise was kept, by its original deadline. `extended`: broken, but within the one that a manager extended. */
export type Judgement = 'kept' | 'broken' | 'extended';

/** What is so of a closing, as bits of its amount. */
export const closing = { byOperator: 1, oneTouch: 2, ratable: 4, rated: 8 } as const;

/**
 * Something that happened to a request, measured.
 *
 * @property sequence of the event that says so, in the request's log
 * @property at epoch milliseconds
 * @property operator whose figure it is, by id; null: nobody's
 * @property working,wall whole seconds from the request's arrival; null where nothing is measured
 * @property amount minutes of work; bits of a closing; 1 for an answer with a saved reply, a rating that is good, a call outside hours,
 * else 0
 */
export type Fact = {
  kind: FactKind;
  sequence: number;
  at: number;
  operator: number | null;
  working: number | null;
  wall: number | null;
  judged: Judgement | null;
  amount: number;
};

/**
 * How a request stood from an instant until just before another. Only while it was open. Instants in epoch milliseconds.
 *
 * @property to null: still
 * @property since when it was opened, or opened again
 * @property operator who had it
 * @property waiting for its customer
 * @property unanswered nobody had written to its customer
 * @property claimLate,resolveLate that promise was broken, by its original deadline
 */
export type Standing = {
  from: number;
  to: number | null;
  since: number;
  operator: number | null;
  waiting: boolean;
  unanswered: boolean;
  claimLate: boolean;
  resolveLate: boolean;
};

/** By what a request's figures can be told apart: as it is today. '' for none. */
export type Traits = {
  category: string;
  priority: string;
  company: string;
  mailbox: string;
  channel: Channel;
  language: string;
};

/** All that figures need of a request. */
export type Measures = { traits: Traits; facts: Fact[]; standings: Standing[] };
