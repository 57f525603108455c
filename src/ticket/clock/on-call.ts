import { DateTime } from 'luxon';
import { isOpen } from '../../sla/working-time.ts';
import type { Events } from '../grammar/chapter.ts';
import { act } from '../grammar/traits.ts';
import { classificationOf } from '../ticket.ts';
import type { Named } from '../words.ts';
import type { ClockFacts } from './deadlines.ts';
import { firstOf, type Roster } from './roster.ts';
import { agreedFor, type Terms } from './terms.ts';

const minute = 60_000;

/** A request that cannot wait comes while nobody is at the desk: whoever is on call is told at once. */

export type OnCallEvent = { type: 'on-call-told'; told: Named[] };

export type DueOnCall = { kind: 'tell-on-call'; at: Date };

/**
 * Nobody is at the desk: what cannot wait for its opening is told to whoever is on call (service rules, decision 7). In a
 * closure that is every such request; in a night, one whose contract runs while the desk is shut.
 */
export function dueOnCall(ticket: ClockFacts, terms: Terms, now: Date): DueOnCall[] {
  const { policy, calendar: house } = terms;
  // Nobody is there to classify either: what the rules propose counts.
  const { priority } = classificationOf(ticket);
  if (ticket.fromBacklog || priority === null || !policy.onCallPriorities.includes(priority)) return [];
  const zone = { zone: house.zone };
  const dayOf = (at: Date) => DateTime.fromJSDate(at, zone).toISODate() ?? '';
  const today = dayOf(now);
  // One that nobody has claimed when a closure begins would else lie there until the reopening.
  const closed = house.closures.filter(({ to }) => to >= today).map(closure => closure.from);
  const [from] = [...closed, ...(runsAlone(ticket, terms, now) ? [today] : [])].toSorted();
  if (!from) return [];
  const { actedAt, onCallToldAt } = ticket.escalation;
  const reopenedAt = ticket.pauses.findLast(({ why, to }) => why === 'closed' && to !== null)?.to ?? null;
  // Whoever had it is away as well: what a customer reopens in a closure is as new, until somebody acts.
  const isBack =
    reopenedAt !== null && from <= dayOf(new Date(reopenedAt)) && (actedAt === null || actedAt < reopenedAt);
  if (ticket.assignee && !isBack) return [];
  if (onCallToldAt !== null && !(isBack && onCallToldAt < reopenedAt)) return [];
  const at =
    from <= today
      ? new Date(Math.floor(now.getTime() / minute) * minute)
      : DateTime.fromISO(from, zone).startOf('day').toJSDate();
  return [{ kind: 'tell-on-call', at }];
}

/** Its contract's clock runs at an instant at which the desk is shut. */
function runsAlone(ticket: ClockFacts, terms: Terms, now: Date): boolean {
  const { calendar } = agreedFor(ticket, terms);
  return calendar !== terms.calendar && isOpen(calendar, now) && !isOpen(terms.calendar, now);
}

/** Told is whoever is on call; where nobody is, those on duty, or else the managers. */
export function tellOnCall({ onCall, onDuty, managers }: Roster): OnCallEvent {
  return { type: 'on-call-told', told: firstOf(onCall, onDuty, managers) };
}

export const onCallEvents: Events<OnCallEvent> = {
  'on-call-told': {
    ...act,
    isSaidElsewhere: true,
    strings: { 'told.*.name': 'theirs' },
    evolve: ({ escalation }, _, __, at) => ({ escalation: { ...escalation, onCallToldAt: at.getTime() } }),
  },
};
