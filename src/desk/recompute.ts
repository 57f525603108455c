import { createHash } from 'node:crypto';
import { enqueue } from '../outbox/enqueue.ts';
import { findSetting, saveSetting } from '../store/settings.ts';
import { lockClockFacts, saveClockwork } from '../store/tickets.ts';
import { rearmed } from '../ticket/schedule.ts';
import type { Desk } from './desk.ts';
import { scheduleRoutines } from './routines.ts';
import { scheduleOf, termsOf } from './terms.ts';

/** Tickets in one transaction: presses on them wait for its end. */
const chunk = 5000;

export const recomputation = { task: 'recompute', payload: {}, lane: 'recompute', replaces: 'recompute' };

/** What the deadlines in the database were computed with. */
const fingerprintKey = 'terms';

/** At start: if desk.yaml promises something else than when the desk last ran, all deadlines are computed anew. */
export async function adoptTerms(desk: Desk): Promise<void> {
  const { policy, calendar } = desk;
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([policy, calendar.base]))
    .digest('hex');
  await desk.db.transaction(async tx => {
    if ((await findSetting(tx, fingerprintKey)) === fingerprint) return;
    await saveSetting(tx, fingerprintKey, fingerprint);
    await enqueue(tx, [recomputation]);
  });
  await scheduleRoutines(desk, desk.db);
}

/**
 * Computes the deadlines of all open tickets anew, from their histories: after a change of the policy, the calendar or
 * a closure. Cards that show another deadline now are drawn anew afterwards.
 *
 * @returns how many tickets there are, and how many deadlines moved
 */
export async function recompute(desk: Desk): Promise<{ tickets: number; moved: number }> {
  await desk.calendar.reload(desk.db);
  await scheduleRoutines(desk, desk.db);
  const terms = termsOf(desk);
  const done = { tickets: 0, moved: 0 };
  for (let after = 0; ; ) {
    const looked = await desk.db.transaction(async tx => {
      const now = desk.clock();
      const facts = await lockClockFacts(tx, after, chunk);
      const rows = facts.map(before => {
        const ticket = rearmed(before, terms, now);
        const schedule = scheduleOf(desk, ticket, now);
        const moved =
          !same(before.claimDue, schedule.claimDue) || !same(before.resolveDue, schedule.resolveDue);
        const changed = moved || ticket !== before || !same(before.wakeAt, schedule.wakeAt);
        return { number: ticket.number, escalation: ticket.escalation, ...schedule, moved, changed };
      });
      await saveClockwork(
        tx,
        rows.filter(({ changed }) => changed),
      );
      const moved = rows.flatMap(({ number, moved }) => (moved ? [number] : []));
      if (moved.length > 0)
        await enqueue(tx, [{ task: 'redraw', payload: { tickets: moved }, lane: 'redraw' }]);
      done.moved += moved.length;
      return facts;
    });
    done.tickets += looked.length;
    const last = looked.at(-1);
    if (!last || looked.length < chunk) return done;
    after = last.number;
  }
}

function same(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime();
}
