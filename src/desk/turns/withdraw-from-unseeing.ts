import { restrictedOfTheUnseeing } from '../../store/people/unseeing.ts';
import type { Desk } from '../desk.ts';
import { type Circumstances, hold, record } from '../handle.ts';
import { keepsSight } from '../people/withdrawal.ts';

const batch = 20;
/** Somebody may be out of the channel of the few for a minute, by a slip: that takes nothing from them. */
const slipAtMostMs = 600_000;
const itself: Circumstances = { actor: { kind: 'desk' }, origin: 'desk', key: null };

/**
 * What few may see, and somebody has who has left or may not see it any more (they went out of the channel of the few, desk.yaml
 * names them no longer, they have another role), goes back to the queue of those few: they could do nothing with it, and lists
 * would show it as theirs. The clock does it, so that nobody waits for it who notes that. That a platform is silent, or says nothing
 * that can be true, is not to have left: the time begins as it says who is there.
 */
export async function withdrawFromTheUnseeing(desk: Desk): Promise<void> {
  const since = new Date(desk.clock().getTime() - slipAtMostMs);
  for (let after = 0; ; ) {
    const numbers = await restrictedOfTheUnseeing(desk.db, { since, after, atMost: batch });
    for (const number of numbers)
      await desk.db.transaction(async tx => {
        const held = await hold(desk, tx, number, itself);
        if (!held.ok) return;
        const { ticket } = held;
        const from = ticket.assignee;
        if (!ticket.restricted || ticket.status === 'closed' || !from) return;
        if (await keepsSight(desk, tx, ticket, from.id)) return;
        const withdrawn = {
          type: 'withdrawn',
          from: { id: from.id, name: from.name },
          why: 'unseeing',
        } as const;
        await record(desk, tx, ticket, [withdrawn], itself);
      });
    if (numbers.length < batch) return;
    after = numbers.at(-1) ?? after;
  }
}
