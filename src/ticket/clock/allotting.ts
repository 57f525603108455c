import type { Events } from '../grammar/chapter.ts';
import { remark } from '../grammar/traits.ts';
import type { Named } from '../words.ts';

/**
 * Whose turn it is to claim a request that nobody has: an offer, which anybody may be quicker to take. It stops no clock and
 * writes to no customer: that only a person's claim does (service rules, decision 3).
 */

/** How the desk chose: who serves the company, the one after the last, or the one with the least in hand. */
export type WhyAllotted = 'serving' | 'round-robin' | 'least-loaded';

export type AllottingEvent = {
  type: 'allotted';
  /** null: it is nobody's any more, so everybody's. */
  to: Named | null;
  /** Whose turn it was, who is not there or may not see it. */
  instead: Named | null;
  because: WhyAllotted | null;
};

export const allottingEvents: Events<AllottingEvent> = {
  allotted: {
    ...remark,
    isImportant: true,
    calls: ({ to }) => to?.id ?? null,
    strings: { 'to.name': 'theirs', 'instead.name': 'theirs' },
    evolve: (_, { to }) => ({ turn: to, awaitsTurn: false }),
  },
};
