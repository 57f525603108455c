import type { Db } from '../store/database.ts';
import { batched } from '../store/in-unison.ts';
import type { Schedule } from '../store/tickets/row.ts';
import { type ClockFacts, deadlinesOf } from '../ticket/clock/deadlines.ts';
import { wakeAt } from '../ticket/clock/schedule.ts';
import type { Terms } from '../ticket/clock/terms.ts';
import type { Desk } from './desk.ts';

type Promising = Pick<Desk, 'policy' | 'calendar' | 'companies'>;
type Live = Pick<Desk, 'calendar' | 'companies' | 'absences' | 'maintenance'>;

/** What is promised at this moment: the policy, the calendar as it stands, and what was agreed with whom. */
export function termsOf({ policy, calendar, companies }: Promising): Terms {
  return { policy, calendar: calendar.now(), companies: companies.now() };
}

/** Reads anew what others may have changed. */
export async function reloadTerms(
  { calendar, companies, absences, maintenance }: Live,
  db: Db,
): Promise<void> {
  await Promise.all([calendar.reload(db), companies.reload(db), absences.reload(db), maintenance.reload(db)]);
}

/**
 * Reads them anew, and keeps them as they are until the transaction ends: asked before deadlines are written, or a company
 * is recognised.
 */
export async function holdTerms(desk: Omit<Live, 'maintenance'>, tx: Db): Promise<void> {
  await hold(tx, desk);
}

const hold = batched(async (tx: Db, desks: Omit<Live, 'maintenance'>[]) => {
  // They go over the wire together, and in this order.
  for (const { calendar, companies, absences } of new Set(desks))
    await Promise.all([calendar.hold(tx), companies.reload(tx), absences.reload(tx)]);
  return desks;
});

/**
 * A ticket's deadlines, by which lists are sorted, and its next instant for the clock, computed anew from its whole history.
 */
export function scheduleOf(desk: Promising, ticket: ClockFacts, now: Date): Schedule {
  const terms = termsOf(desk);
  const deadlines = deadlinesOf(ticket, terms);
  return {
    claimDue: deadlines.claim?.due ?? null,
    resolveDue: deadlines.resolve?.due ?? null,
    wakeAt: wakeAt(ticket, terms, now, deadlines),
  };
}
