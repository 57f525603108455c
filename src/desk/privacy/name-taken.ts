import { appendDeskEvent } from '../../store/clock/desk-log.ts';
import type { TakenApart } from '../../ticket/erasing/taken.ts';
import type { Actor, Origin } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import type { Tally } from './count.ts';

const nothing: TakenApart = { mails: [], files: [], readings: [], deskEvents: [], incidentEvents: [] };

/**
 * Says in the desk's log what is about to go, in a transaction of its own: that log is held for as short as it can be, and nothing
 * is ever gone of which it does not say so.
 */
export async function nameTaken(
  desk: Pick<Desk, 'db' | 'clock'>,
  tally: Tally,
  taken: Partial<TakenApart>,
  { actor, origin }: { actor: Actor; origin: Origin } = { actor: { kind: 'desk' }, origin: 'desk' },
): Promise<void> {
  const data = { ...nothing, ...taken };
  if (Object.values(data).every(ids => ids.length === 0)) return;
  const why = { night: null, erasure: null, ...tally };
  await desk.db.transaction(async tx => {
    await appendDeskEvent(tx, {
      data: { type: 'taken-away', ...why, ...data },
      ...{ actor, origin, at: desk.clock() },
    });
  });
}
