import { written } from '../../written.ts';
import { mayHandOver } from '../chapters/claiming.ts';
import type { Commands, Events } from '../grammar/chapter.ts';
import { type CommonRefusal, happen, refuse } from '../grammar/decision.ts';
import { isAhead } from '../grammar/is-ahead.ts';
import { remark } from '../grammar/traits.ts';
import type { Named } from '../words.ts';
import { isInside, stillInside } from './entry.ts';

/** Whoever serves a request enters the customer's own system: what for, from when until when; the customer sees it (service rules, 22). */

export const purposeAtMost = 300;

/** Instants ISO. */
export type EnteringCommand =
  | { type: 'enter-system'; purpose: string; from: string; now: string }
  /** `entry` by its id */
  | { type: 'leave-system'; entry: number; until: string; now: string };

export type EnteringEvent =
  | { type: 'system-entered'; purpose: string; from: string }
  /** `entry` by the place in the log of the event that noted it */
  | { type: 'system-left'; entry: number; who: Named; until: string };

export type EnteringRefusal =
  /** whoever has the request enters; `assignee` '': nobody has it */
  | { reason: 'enters-who-has-it'; assignee: string }
  | { reason: 'already-inside' }
  /** it is over already */
  | { reason: 'not-inside' }
  /** for others it is noted by who has the request, and by managers */
  | { reason: 'not-your-entry'; name: string }
  | { reason: 'no-purpose' }
  /** an instant that is still to come */
  | { reason: 'not-yet' }
  /** out before in */
  | { reason: 'out-before-in' };

export const enteringCommands: Commands<EnteringCommand, EnteringEvent, EnteringRefusal | CommonRefusal> = {
  'enter-system': {
    staleBy: ['ownership'],
    decide({ status, assignee, entries }, { purpose, from, now }, actor) {
      if (status === 'closed') return refuse({ reason: 'closed' });
      if (assignee?.id !== actor.id)
        return refuse({ reason: 'enters-who-has-it', assignee: assignee?.name ?? '' });
      if (isInside(entries, actor.id)) return refuse({ reason: 'already-inside' });
      const why = written(purpose).slice(0, purposeAtMost);
      if (why === '') return refuse({ reason: 'no-purpose' });
      return isAhead(from, now)
        ? refuse({ reason: 'not-yet' })
        : happen({ type: 'system-entered', purpose: why, from });
    },
  },
  'leave-system': {
    staleBy: [],
    decide(ticket, { entry, until, now }, actor) {
      const inside = stillInside(ticket.entries).find(({ id }) => id === entry);
      if (!inside) return refuse({ reason: 'not-inside' });
      if (inside.by.id !== actor.id && !mayHandOver(ticket, actor))
        return refuse({ reason: 'not-your-entry', name: inside.by.name });
      if (isAhead(until, now)) return refuse({ reason: 'not-yet' });
      return Date.parse(until) < inside.from
        ? refuse({ reason: 'out-before-in' })
        : happen({ type: 'system-left', entry: inside.id, who: inside.by, until });
    },
  },
};

export const enteringEvents: Events<EnteringEvent> = {
  'system-entered': {
    ...remark,
    strings: { purpose: 'theirs', from: 'ours' },
    evolve(ticket, { purpose, from }, actor) {
      if (actor.kind !== 'operator') throw new Error('only an operator enters');
      const by = { id: actor.id, name: actor.name };
      const entry = { id: ticket.version + 1, by, purpose, from: Date.parse(from), until: null };
      return { entries: [...ticket.entries, entry] };
    },
  },
  'system-left': {
    ...remark,
    strings: { 'who.name': 'theirs', until: 'ours' },
    evolve: ({ entries }, { entry, until }) => ({
      entries: entries.map(each => (each.id === entry ? { ...each, until: Date.parse(until) } : each)),
    }),
  },
};
