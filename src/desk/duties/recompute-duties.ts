import { dutyFactsAfter, saveClockwork } from '../../store/clock/clock-facts.ts';
import type { Desk } from '../desk.ts';
import { scheduleOf } from '../terms.ts';

const chunk = 1000;

/**
 * Computes anew when the clock must look at requests that are closed, and of which something has to be reported by law: desk.yaml
 * may have switched a law on, or off, since. What somebody changes meanwhile is computed by that change.
 */
export async function recomputeDuties(desk: Desk): Promise<void> {
  for (let after: number | undefined = 0; after !== undefined; ) {
    const facts = await dutyFactsAfter(desk.db, after, chunk);
    const now = desk.clock();
    const rows = facts.flatMap(known => {
      const { number, version, company } = known;
      const schedule = scheduleOf(desk, known, now);
      const isSame = schedule.wakeAt?.getTime() === known.wakeAt?.getTime();
      return isSame ? [] : [{ number, version, company, escalation: null, ...schedule }];
    });
    await saveClockwork(desk.db, rows);
    after = facts.length < chunk ? undefined : facts.at(-1)?.number;
  }
}
