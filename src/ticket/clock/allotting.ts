import type { Events } from '../grammar/chapter.ts';
import { remark } from '../grammar/traits.ts';
import type { Named } from '../words.ts';

/**
 * Whose turn it is to claim a request that nobody has: an offer, which anybody may be quicker to take. It stops no clock and
 * writes to no customer: that only a person's claim does (service rules, decision 3).
 */

/** How the desk shares out what comes in. `manual`: it does not; whoever wants claims. */
export const assignments = ['manual', 'round-robin', 'least-loaded'] as const;
export type Assignment = (typeof assignments)[number];

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
    // That it is everybody's from the beginning, the queue says.
    isSaidElsewhere: ({ to, instead }) => to === null && instead === null,
    calls: ({ to }) => to?.id ?? null,
    strings: { 'to.name': 'theirs', 'instead.name': 'theirs' },
    evolve: (_, { to }) => ({ turn: to, awaitsTurn: false }),
  },
};

/** Who could get it. @property turns when they had one last, counted up; 0: never @property open what they have in hand */
export type Candidate = Named & { turns: number; open: number };

/**
 * Whose turn it is: whoever serves the company, if they are among those who could; else by the desk's way. Among equals it is
 * whoever has waited longest. Pure.
 *
 * @returns null where nobody could get it
 */
export function nextTurn(
  way: Exclude<Assignment, 'manual'>,
  candidates: readonly Candidate[],
  serving: number | null,
): { to: Named; because: WhyAllotted } | null {
  const theirs = candidates.find(({ id }) => id === serving);
  if (theirs) return { to: { id: theirs.id, name: theirs.name }, because: 'serving' };
  const load = ({ open }: Candidate) => (way === 'least-loaded' ? open : 0);
  const [next] = candidates.toSorted((a, b) => load(a) - load(b) || a.turns - b.turns || a.id - b.id);
  return next ? { to: { id: next.id, name: next.name }, because: way } : null;
}
