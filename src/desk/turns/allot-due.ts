import { isOpen } from '../../sla/working-time.ts';
import type { Db } from '../../store/database.ts';
import { thoseWhoLeft } from '../../store/people/operators.ts';
import { isAnyToAllot, lockToAllot, lockTurns } from '../../store/people/turns.ts';
import { isAway } from '../../ticket/people/absences.ts';
import type { Desk } from '../desk.ts';
import { record } from '../handle.ts';
import { holdTerms } from '../terms.ts';
import { allotment } from './allotment.ts';

const batch = 50;

/**
 * What came in gets somebody's turn, within a second; what came while the desk was shut, when it opens, by who is there then; and a
 * turn of somebody who has gone away, or has left, goes to another. In working time alone: nobody is called for it at night.
 *
 * Here alone, and not where a request is opened: mails share transactions, in which the lock of the turns would be held while
 * they wait for the tickets of others.
 */
export async function allotDue(desk: Desk): Promise<void> {
  for (;;) {
    if (!isOpen(desk.calendar.now(), desk.clock())) return;
    if (!(await isAnyToAllot(desk.db, await asked(desk, desk.db)))) return;
    const allotted = await desk.db.transaction(async tx => {
      await holdTerms(desk, tx);
      await lockTurns(tx);
      const found = await lockToAllot(tx, await asked(desk, tx), batch);
      for (const ticket of found) {
        const event = await allotment(desk, tx, ticket);
        await record(desk, tx, ticket, [event], { actor: { kind: 'desk' }, origin: 'desk', key: null });
      }
      return found.length;
    });
    if (allotted < batch) return;
  }
}

async function asked({ absences, assignment, clock }: Desk, db: Db) {
  const known = absences.now();
  const now = clock();
  const away = known.map(({ operator }) => operator.id).filter(id => isAway(known, id, now));
  const unavailable = [...new Set([...away, ...(await thoseWhoLeft(db))])];
  return { unavailable, awaiting: assignment !== 'manual' };
}
