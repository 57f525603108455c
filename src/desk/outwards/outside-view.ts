import { type Deadline, deadlinesOf, stateOf } from '../../ticket/clock/deadlines.ts';
import type { Terms } from '../../ticket/clock/terms.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';

/** How a promise stands, as programs outside read it. */
type OutsidePromise = {
  /** ISO; null while its clock stands still. */
  due: string | null;
  state: 'on-track' | 'soon' | 'overdue' | 'paused' | 'kept' | 'missed';
};

/** A request as programs outside see it: states and times, and nothing that anybody wrote or is called. */
export type OutsideView = {
  number: number;
  /** Counts what happened to it: of two views the one with the higher version is the later. */
  version: number;
  status: Ticket['status'];
  category: string | null;
  priority: number | null;
  isAssigned: boolean;
  isMerged: boolean;
  openedAt: string;
  claimedAt: string | null;
  waitingSince: string | null;
  closedAt: string | null;
  promises: { claim: OutsidePromise | null; resolve: OutsidePromise | null };
};

/**
 * @param ticket as an outsider sees it
 * @param now by the desk's clock: how promises stand at that instant
 */
export function outsideView(ticket: Seen<Ticket>, terms: Terms, now: Date): OutsideView {
  const { claim, resolve } = deadlinesOf(ticket, terms);
  return {
    number: ticket.number,
    version: ticket.version,
    status: ticket.status,
    category: ticket.category,
    priority: ticket.priority,
    isAssigned: ticket.assignee !== null,
    // Into which one is not said: that one may be kept to few.
    isMerged: ticket.mergedInto !== null,
    openedAt: ticket.openedAt.toISOString(),
    claimedAt: iso(ticket.claimedAt),
    waitingSince: iso(ticket.waitingSince),
    closedAt: iso(ticket.closedAt),
    promises: { claim: promised(claim, now), resolve: promised(resolve, now) },
  };
}

const states = {
  'in-time': 'on-track',
  near: 'soon',
  breached: 'overdue',
  paused: 'paused',
  met: 'kept',
  missed: 'missed',
} as const;

function promised(deadline: Deadline | null, now: Date): OutsidePromise | null {
  return deadline && { due: iso(deadline.due), state: states[stateOf(deadline, now)] };
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
