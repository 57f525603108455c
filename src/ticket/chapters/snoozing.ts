import type { Commands, Events } from '../grammar/chapter.ts';
import { type CommonRefusal, happen, refuse } from '../grammar/decision.ts';
import { awake } from '../grammar/lifecycle.ts';
import { remark } from '../grammar/traits.ts';
import type { Ticket } from '../ticket.ts';
import type { Named } from '../words.ts';
import { type ClaimingRefusal, mayHandOver, notTheirs } from './claiming.ts';

/** Nothing can be done for it until an instant: it leaves the lists, and comes back by itself. No clock stands still. */

export type SnoozingCommand =
  /** `until` and `now` ISO */
  { type: 'snooze'; until: string; now: string } | { type: 'wake' };

export type SnoozingEvent =
  /** `until` ISO */
  | { type: 'snoozed'; until: string }
  /** `told` is called: whoever has it, else who put it off; null where the line calls nobody */
  | { type: 'woke'; why: 'due' | 'customer' | 'operator'; told: Named | null };

export type SnoozingRefusal =
  /** the instant is over */
  { reason: 'snooze-past' } | { reason: 'not-snoozed' };

type Refusal = SnoozingRefusal | ClaimingRefusal | CommonRefusal;

export const snoozingCommands: Commands<SnoozingCommand, SnoozingEvent, Refusal> = {
  snooze: {
    staleBy: ['ownership', 'conversation'],
    clashes: ({ until }, event) => event.type === 'snoozed' && event.until !== until,
    decide(ticket, { until, now }, actor) {
      if (ticket.status === 'closed') return refuse({ reason: 'closed' });
      if (!(Date.parse(until) > Date.parse(now))) return refuse({ reason: 'snooze-past' });
      if (ticket.snoozedUntil?.getTime() === Date.parse(until)) return refuse({ reason: 'nothing-changed' });
      return mayHandOver(ticket, actor) ? happen({ type: 'snoozed', until }) : notTheirs(ticket);
    },
  },
  wake: {
    staleBy: [],
    decide: ticket =>
      ticket.snoozedUntil === null
        ? refuse({ reason: 'not-snoozed' })
        : happen({ type: 'woke', why: 'operator', told: null }),
  },
};

export const snoozingEvents: Events<SnoozingEvent> = {
  snoozed: {
    ...remark,
    strings: { until: 'ours' },
    evolve: (_, { until }, actor) => ({
      snoozedUntil: new Date(until),
      snoozedBy: actor.kind === 'operator' ? { id: actor.id, name: actor.name } : null,
    }),
  },
  woke: {
    ...remark,
    isImportant: true,
    // That the customer wrote has its own line, which calls the assignee.
    isSaidElsewhere: ({ why }) => why === 'customer',
    calls: ({ told }) => told?.id ?? null,
    strings: { 'told.name': 'theirs' },
    evolve: () => awake,
  },
};

export type DueToSnooze = { kind: 'wake'; at: Date };

/** The instant until which it was put off. */
export function dueToSnooze({ snoozedUntil }: Pick<Ticket, 'snoozedUntil'>): DueToSnooze[] {
  return snoozedUntil ? [{ kind: 'wake', at: snoozedUntil }] : [];
}

/** It is there again, and whoever has it is called; of one that nobody has, who put it off. */
export function wake({ assignee, snoozedBy }: Pick<Ticket, 'assignee' | 'snoozedBy'>): SnoozingEvent {
  return { type: 'woke', why: 'due', told: assignee ?? snoozedBy };
}

/** What the customer has to say is not put off. @returns nothing where it was not snoozed */
export function wokenByCustomer({ snoozedUntil }: Pick<Ticket, 'snoozedUntil'>): SnoozingEvent[] {
  return snoozedUntil === null ? [] : [{ type: 'woke', why: 'customer', told: null }];
}
