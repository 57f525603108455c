import type { Commands, Events } from '../grammar/chapter.ts';
import { type CommonRefusal, happen, refuse } from '../grammar/decision.ts';
import { signedBy } from '../grammar/letter-order.ts';
import { remark } from '../grammar/traits.ts';
import { type TextRefusal, withText } from '../grammar/typed-text.ts';
import type { Ticket } from '../ticket.ts';

/**
 * That a ticket is part of an incident: how it came to it, how it was taken out, what was told to all. It is part of one at
 * most, and of none while few may see it.
 */

/** An incident as a ticket knows it. */
export type IncidentName = { id: number; title: string };

/** `closed`: it has ended, and takes nothing in any more. */
export type IncidentJoined = IncidentName & { closed: boolean };

export type BelongingCommand =
  | { type: 'join-incident'; incident: IncidentJoined }
  | { type: 'leave-incident' }
  /** `broadcast` is the message to all of which this is one letter */
  | { type: 'tell-of-incident'; incident: IncidentName; broadcast: number; text: string };

/** How it came to it: somebody pressed, its words fit, or it took in another that was part of it. */
export type HowJoined = 'press' | 'rule' | 'merge';

export type BelongingEvent =
  | { type: 'joined-incident'; incident: number; title: string; how: HowJoined }
  | { type: 'left-incident'; incident: number; title: string }
  /** it may be part of that; somebody says so with one press */
  | { type: 'resembled-incident'; incident: number; title: string }
  /** that of which it is part, or which it looks like, is called otherwise from now on; '' where nobody is to know how */
  | { type: 'incident-name-changed'; incident: number; title: string }
  | { type: 'told-of-incident'; incident: number; title: string; broadcast: number; text: string };

export type BelongingRefusal =
  | { reason: 'incident-closed'; title: string }
  | { reason: 'in-other-incident'; title: string }
  | { reason: 'restricted-alone' };

export const belongingCommands: Commands<
  BelongingCommand,
  BelongingEvent,
  BelongingRefusal | TextRefusal | CommonRefusal
> = {
  'join-incident': { staleBy: [], decide: (ticket, { incident }) => join(ticket, incident, 'press') },
  'leave-incident': {
    staleBy: [],
    decide: ({ incident, partOf }) =>
      incident === null
        ? refuse({ reason: 'nothing-changed' })
        : happen({ type: 'left-incident', incident, title: partOf?.title ?? '' }),
  },
  'tell-of-incident': {
    staleBy: [],
    decide(ticket, { incident, broadcast, text }) {
      if (ticket.status === 'closed') return refuse({ reason: 'closed' });
      if (ticket.incident !== incident.id) return refuse({ reason: 'nothing-changed' });
      const { id, title } = incident;
      return withText(text, typed => [
        { type: 'told-of-incident', incident: id, title, broadcast, text: typed },
      ]);
    },
  },
};

/** Whether a ticket can be taken into an incident, and what happens then. */
export function join(ticket: Ticket, incident: IncidentJoined, how: HowJoined) {
  const { id, title } = incident;
  if (ticket.status === 'closed') return refuse({ reason: 'closed' });
  if (ticket.restricted) return refuse({ reason: 'restricted-alone' });
  if (ticket.incident === id) return refuse({ reason: 'nothing-changed' });
  if (ticket.incident !== null)
    return refuse({ reason: 'in-other-incident', title: ticket.partOf?.title ?? '' });
  if (incident.closed) return refuse({ reason: 'incident-closed', title });
  return happen<BelongingEvent>({ type: 'joined-incident', incident: id, title, how });
}

/** Part of none: it was taken out, few may see it, or it goes on elsewhere. */
export const ofNone = { incident: null, partOf: null, resembles: null } satisfies Partial<Ticket>;

export const belongingEvents: Events<BelongingEvent> = {
  'joined-incident': {
    ...remark,
    // The card says so, and who did it.
    isSaidElsewhere: true,
    strings: { title: 'theirs' },
    evolve: (_, { incident, title, how }, actor) => ({
      incident,
      partOf: { title, byRule: how === 'rule', by: how === 'press' ? (signedBy(actor)?.name ?? '') : '' },
      resembles: null,
    }),
  },
  'left-incident': { ...remark, strings: { title: 'theirs' }, evolve: () => ofNone },
  'resembled-incident': {
    ...remark,
    // The card asks.
    isSaidElsewhere: true,
    strings: { title: 'theirs' },
    evolve: (_, { incident, title }) => ({ resembles: { incident, title } }),
  },
  'incident-name-changed': {
    ...remark,
    // The card calls it so.
    isSaidElsewhere: true,
    strings: { title: 'theirs' },
    evolve: ({ incident, partOf, resembles }, { incident: renamed, title }) => ({
      partOf: partOf && incident === renamed ? { ...partOf, title } : partOf,
      resembles: resembles?.incident === renamed ? { ...resembles, title } : resembles,
    }),
  },
  // No first answer, no answer at all: nothing moves, no clock stands still, and nobody has acted on this one.
  'told-of-incident': {
    ...remark,
    isImportant: true,
    letter: ({ text }, actor) => ({ kind: 'incident', text, operator: signedBy(actor), isOneOfMany: true }),
    strings: { title: 'theirs', text: 'theirs' },
    evolve: () => ({}),
  },
};
