import { type Catalogue, isRestrictedCategory } from '../catalogue/catalogue.ts';
import type { Commands, Events } from '../grammar/chapter.ts';
import { type CommonRefusal, happen, refuse } from '../grammar/decision.ts';
import { awake, nobodysTurn } from '../grammar/lifecycle.ts';
import { remark } from '../grammar/traits.ts';
import { ofNone } from '../incidents/belonging.ts';
import type { Ticket } from '../ticket.ts';
import type { Category, Named } from '../words.ts';

/** Few may see it (service rules, 17): from when on, why, and until somebody who may see it lifts that. */

export type RestrictingCommand = { type: 'restrict' } | { type: 'lift-restriction' };

/**
 * Why a request is kept to few:
 * - `proposed`: a rule of desk.yaml found in a mail what such a category is about
 * - `classified`: it was given such a category
 * - `related`: it goes on from a request that is, or was part of one
 * - `merged`: what it was merged into is
 * - `alike`: it may be the same as one that is, said those who see that
 * - `asked`: an operator pressed the button
 */
export type WhyRestricted = 'proposed' | 'classified' | 'related' | 'merged' | 'alike' | 'asked';

export type RestrictingEvent =
  | { type: 'restricted'; because: WhyRestricted }
  | { type: 'restriction-lifted' }
  /**
   * whoever had it may not see it any more: nobody has it until somebody of the few claims it; `unseeing`: it was restricted
   * before, and they lost sight of it
   */
  | { type: 'withdrawn'; from: Named; why?: 'unseeing' }
  /** others may be the same request, and all see them still; `found`: those of which it is news, where that is not all of them */
  | { type: 'twins-found'; twins: number[]; found?: number[] }
  /** they were restricted with it */
  | { type: 'twins-restricted'; twins: number[] };

/**
 * - `unseeing`: whoever it would be given to may not see it
 * - `hidden`: whoever acts may not see it, or may no longer
 */
export type RestrictingRefusal = { reason: 'unseeing'; name: string } | { reason: 'hidden' };

export const restrictingCommands: Commands<RestrictingCommand, RestrictingEvent, CommonRefusal> = {
  restrict: {
    staleBy: [],
    decide: ({ restricted }) =>
      restricted ? refuse({ reason: 'nothing-changed' }) : happen({ type: 'restricted', because: 'asked' }),
  },
  // Whoever may not see it never comes so far: who may lift it is whoever may see it.
  'lift-restriction': {
    staleBy: [],
    decide: ({ restricted }) =>
      restricted ? happen({ type: 'restriction-lifted' }) : refuse({ reason: 'nothing-changed' }),
  },
};

export const restrictingEvents: Events<RestrictingEvent> = {
  restricted: {
    ...remark,
    isImportant: true,
    strings: {},
    // Nobody is asked whether it is the same as something that all see, and it hangs on nothing that all see.
    evolve: ({ turn, awaitsTurn }) => ({
      ...ofNone,
      restricted: true,
      restrictionLifted: false,
      looksLike: null,
      isReused: false,
      // Whose turn it was may not see it: it is given anew, to somebody who may.
      turn: null,
      awaitsTurn: awaitsTurn || turn !== null,
    }),
  },
  'restriction-lifted': {
    ...remark,
    isImportant: true,
    strings: {},
    evolve: () => ({ restricted: false, restrictionLifted: true, twins: null }),
  },
  'twins-found': { ...remark, isImportant: true, strings: {}, evolve: (_, { twins }) => ({ twins }) },
  'twins-restricted': {
    ...remark,
    isImportant: true,
    strings: {},
    // One that came in the same moment is a question still.
    evolve: ({ twins: asked }, { twins }) => {
      const left = asked?.filter(number => !twins.includes(number)) ?? [];
      return { twins: left.length > 0 ? left : null };
    },
  },
  withdrawn: {
    ...remark,
    isImportant: true,
    moves: 'ownership',
    strings: { 'from.name': 'theirs' },
    // The question to the customer stands, and what is closed stays so: opened again, it is in the queue.
    evolve: ({ status }) => ({
      ...awake,
      ...nobodysTurn,
      status: status === 'assigned' ? 'new' : status,
      assignee: null,
    }),
  },
};

/** Whether it was restricted by a rule, for what somebody wrote. */
export function isProposed(event: { type: string; because?: unknown }): boolean {
  return event.type === 'restricted' && event.because === 'proposed';
}

/** What a person's choice of a category brings along. A category that is not restricted lifts nothing. */
export function restrictedBy(
  { restricted }: Pick<Ticket, 'restricted'>,
  category: Category,
  catalogue: Catalogue,
): RestrictingEvent[] {
  return !restricted && isRestrictedCategory(catalogue, category)
    ? [{ type: 'restricted', because: 'classified' }]
    : [];
}

/**
 * What a mail brings along for whose words a rule proposes such a category. Where somebody has looked and lifted it, no rule
 * knows better.
 */
export function restrictedByRule(
  { restricted, restrictionLifted }: Pick<Ticket, 'restricted' | 'restrictionLifted'>,
  proposed: Category | null | undefined,
  catalogue: Catalogue,
): RestrictingEvent[] {
  const isKnown = restricted || restrictionLifted;
  return !isKnown && proposed && isRestrictedCategory(catalogue, proposed)
    ? [{ type: 'restricted', because: 'proposed' }]
    : [];
}
