import { restrictedOfThoseWhoLeft } from '../../store/people/left-restricted.ts';
import { findOperator } from '../../store/people/operators.ts';
import type { Desk } from '../desk.ts';
import { type Circumstances, hold, record } from '../handle.ts';

const batch = 20;
const itself: Circumstances = { actor: { kind: 'desk' }, origin: 'desk', key: null };

/**
 * What few may see, and somebody has who is no operator any more, goes back to the queue of those few: a manager outside of them
 * could not hand it over, nor could they take it. The clock does it, so that nobody waits for it who notes that somebody has left.
 */
export async function withdrawFromThoseWhoLeft(desk: Desk): Promise<void> {
  for (;;) {
    const numbers = await restrictedOfThoseWhoLeft(desk.db, batch);
    for (const number of numbers)
      await desk.db.transaction(async tx => {
        const held = await hold(desk, tx, number, itself);
        if (!held.ok) return;
        const { ticket } = held;
        const from = ticket.assignee;
        if (!ticket.restricted || ticket.status === 'closed' || !from) return;
        if (await findOperator(tx, from.id)) return;
        const withdrawn = { type: 'withdrawn', from: { id: from.id, name: from.name } } as const;
        await record(desk, tx, ticket, [withdrawn], itself);
      });
    if (numbers.length < batch) return;
  }
}
