import { enqueue } from '../../../outbox/enqueue.ts';
import { appendDeskEvent, lockDeskLog } from '../../../store/clock/desk-log.ts';
import type { Db } from '../../../store/database.ts';
import { changeErasure, type Erasure, lockErasure } from '../../../store/privacy/erasures.ts';
import { type Actor, actorOf, type Operator, type Origin } from '../../../ticket/words.ts';
import type { Desk } from '../../desk.ts';
import { erasureCards } from './erasure-cards.ts';

/** It is not done: who it was stands there no more. @returns false where somebody else was faster */
export async function dropErasure(
  desk: Desk,
  { id }: Pick<Erasure, 'id'>,
  { operator, origin }: { operator: Operator; origin: Origin },
): Promise<boolean> {
  return await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const row = await lockErasure(tx, id);
    if (!row || (row.state !== 'asked' && row.state !== 'proposed')) return false;
    const said = { subject: 'erasure-dropped', decidedBy: operator.name } as const;
    await dropped(desk, tx, row, said, { actor: actorOf(operator), origin });
    return true;
  });
}

/** The same under the lock, and why its card says so. By the desk itself, unless somebody said it. */
export async function dropped(
  desk: Pick<Desk, 'adminDestinations' | 'clock'>,
  tx: Db,
  row: Erasure,
  said: Parameters<typeof erasureCards>[2],
  by: { actor: Actor; origin: Origin } = { actor: { kind: 'desk' }, origin: 'desk' },
): Promise<void> {
  if (row.address === null) return;
  await changeErasure(tx, row.id, { state: 'dropped', address: null, person: null });
  await appendDeskEvent(tx, {
    data: { type: 'erasure-dropped', address: row.address },
    ...{ ...by, at: desk.clock() },
  });
  await enqueue(tx, erasureCards(desk, row, said));
}
