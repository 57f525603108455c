import { leftBehind } from '../../store/tickets/related.ts';
import type { Desk } from '../desk.ts';
import { type Circumstances, hold, record } from '../handle.ts';

/** What one transaction brings along: its cards are drawn anew, and nobody waits for long. */
const atOnce = 20;

const itself: Circumstances = { actor: { kind: 'desk' }, origin: 'desk', key: null };

/**
 * What was merged into a request that few may see, and stayed open when desks did not carry that over, is kept to few with it:
 * once, when a desk starts. Done again it finds nothing.
 *
 * @returns how many there were
 */
export async function bringAlong(desk: Desk): Promise<number> {
  for (let brought = 0; ; ) {
    const numbers = await leftBehind(desk.db, atOnce);
    if (numbers.length === 0) return brought;
    await desk.db.transaction(async tx => {
      for (const number of numbers) {
        const held = await hold(desk, tx, number, itself);
        if (held.ok && !held.ticket.restricted)
          await record(desk, tx, held.ticket, [{ type: 'restricted', because: 'merged' }], itself);
      }
    });
    brought += numbers.length;
  }
}
