import { inSeconds, type WorkingLength } from '../../sla/working-length.ts';
import type { Commands, Events } from '../grammar/chapter.ts';
import { type CommonRefusal, refuse } from '../grammar/decision.ts';
import { act } from '../grammar/traits.ts';
import { type TextRefusal, withText } from '../grammar/typed-text.ts';
import type { Ticket } from '../ticket.ts';
import { extendedBy, nextDeadline } from './deadlines.ts';
import type { PromiseKind } from './policy.ts';
import { agreedFor, type Terms } from './terms.ts';

/** A manager gives a promise more time. */

export type ExtendingCommand = { type: 'extend'; by: WorkingLength; reason: string; terms: Terms };

export type ExtendingEvent = {
  type: 'deadline-extended';
  promise: PromiseKind;
  by: WorkingLength;
  reason: string;
};

export type ExtendingRefusal =
  | { reason: 'not-allowed'; needs: 'manager' }
  /** `left`: working seconds that can still be added; `day`: those of a working day */
  | { reason: 'extended-enough'; atMost: WorkingLength; left: number; day: number }
  /** there is no deadline that could be extended */
  | { reason: 'nothing-promised' };

export const extendingCommands: Commands<
  ExtendingCommand,
  ExtendingEvent,
  ExtendingRefusal | TextRefusal | CommonRefusal
> = {
  extend: {
    staleBy: [],
    // Two who give it more time without knowing of each other would give it twice.
    clashes: (_, event) => event.type === 'deadline-extended',
    decide(ticket, { by, terms, reason }, actor) {
      if (ticket.status === 'closed') return refuse({ reason: 'closed' });
      if (actor.role === 'operator') return refuse({ reason: 'not-allowed', needs: 'manager' });
      const promises = extendedTogether(ticket, by, terms);
      if (promises.length === 0) return refuse({ reason: 'nothing-promised' });
      const { policy, calendar } = agreedFor(ticket, terms);
      const { extendAtMost: atMost } = policy;
      const added = Math.max(...promises.map(promise => extendedBy(ticket, promise, { calendar })));
      const left = inSeconds(calendar, atMost) - added;
      if (inSeconds(calendar, by) > left)
        return refuse({ reason: 'extended-enough', atMost, left, day: calendar.workingDaySeconds });
      return withText(reason, typed =>
        promises.map(promise => ({ type: 'deadline-extended', promise, by, reason: typed })),
      );
    },
  },
};

export const extendingEvents: Events<ExtendingEvent> = {
  'deadline-extended': {
    ...act,
    isImportant: true,
    tellsOutside: 'ticket.promise_extended',
    strings: { reason: 'theirs' },
    evolve: ({ extensions }, { promise, by, reason }) => ({
      extensions: [...extensions, { promise, by, reason }],
    }),
  },
};

/**
 * Which promises an extension moves: the next one. Where that is the claim, and it would come to lie behind the
 * resolution, the resolution too: nobody means to resolve what nobody has to claim before, and the promise that was left
 * behind would be broken while people look at the other.
 */
function extendedTogether(ticket: Ticket, by: WorkingLength, terms: Terms): PromiseKind[] {
  const next = nextDeadline(ticket, terms)?.promise;
  if (next !== 'claim') return next ? [next] : [];
  const extensions = [...ticket.extensions, { promise: next, by, reason: '' }];
  return nextDeadline({ ...ticket, extensions }, terms)?.promise === 'claim'
    ? ['claim']
    : ['claim', 'resolve'];
}
