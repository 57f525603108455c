import type { WorkingLength } from '../../sla/working-length.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';

import type { Duty } from '../duties/regime.ts';
import type { Language, Priority } from '../words.ts';

/** The two promises of the terms: somebody takes charge of it, and it is resolved. */
export const promiseKinds = ['claim', 'resolve'] as const;
export type PromiseKind = (typeof promiseKinds)[number];

/** Who is told at a step: the assignee (everybody in the channel where there is none), or managers. */
export const tells = ['assignee', 'on-duty', 'managers'] as const;
export type Tell = (typeof tells)[number];

/** A step of the escalation, at a share of the promise's working time (1 = breach) or at a lead time before its end. */
export type LadderStep = {
  at: { share: number } | { before: WorkingLength };
  tell: Tell;
  /** Told again, each such working time, until somebody acts. */
  repeat: { every: WorkingLength; atMost: number } | null;
};

/** @property remindBefore the customer is reminded so long before it expires @property vat what is proposed to be said of it */
type QuoteTerms = {
  validDays: number;
  remindBefore: WorkingLength;
  currency: string;
  vat: Record<Language, string>;
};

/** What the desk promises, and what it does to keep it: desk.yaml, in the desk's own terms. */
export type Policy = {
  /** What requests can be classified as. */
  catalogue: Catalogue;
  /** Of every priority that there may be: of one that the desk does not have, those of the default. */
  promises: Record<Priority, Record<PromiseKind, WorkingLength>>;
  /** Held to before somebody has classified. */
  defaultPriority: Priority;
  ladder: LadderStep[];
  /** For so long "I'm on it" keeps the repeats silent. */
  acknowledgedFor: WorkingLength;
  /** More than this managers cannot add to one promise, in all. */
  extendAtMost: WorkingLength;
  /** Requests of these priorities are told to the on-call person at once when they come in a closure. */
  onCallPriorities: Priority[];
  /** What happens when the customer does not answer a clarification; null: nothing. */
  silentCustomers: { remindAfter: WorkingLength | null; closeAfter: WorkingLength | null };
  /** How billable work is offered; null: it is not. */
  quotes: QuoteTerms | null;
  /** What has to be reported by the laws that are switched on. */
  duties: readonly Duty[];
};
