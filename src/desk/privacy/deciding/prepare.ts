import { z } from 'zod';
import type { Courier, Effect } from '../../../outbox/effect.ts';
import { enqueue } from '../../../outbox/enqueue.ts';
import { lockDeskLog } from '../../../store/clock/desk-log.ts';
import { changeErasure, findErasure, lockErasure } from '../../../store/privacy/erasures.ts';
import type { Desk } from '../../desk.ts';
import { planErasure } from '../plan.ts';
import { dropped } from './drop.ts';
import { erasureCards } from './erasure-cards.ts';

const payloadShape = z.object({ erasure: z.number() });

/** What an erasure would do is looked at, which takes a while; nobody who presses a button waits for it. */
export function prepareErasureEffect(erasure: number): Effect {
  return {
    task: 'prepare-erasure',
    payload: { erasure },
    lane: 'prepare-erasure',
    replaces: `prepare-erasure:${erasure}`,
  };
}

/**
 * Looks at what would go of somebody who was proposed to be erased, and what would stay, and asks the managers for the second word.
 * Where nobody has that address there is nothing to be asked; but whoever asked for it themselves is always somebody.
 */
export function prepareErasureCourier(desk: Desk): Courier {
  return async payload => {
    const { erasure: id } = payloadShape.parse(payload);
    const found = await findErasure(desk.db, id);
    if (found?.state !== 'proposed' || found.address === null) return;
    const plan = await planErasure(desk, found.address, false);
    await desk.db.transaction(async tx => {
      await lockDeskLog(tx);
      const row = await lockErasure(tx, id);
      if (row?.state !== 'proposed' || row.address === null) return;
      if (!plan.isKnown && row.origin !== 'portal')
        return await dropped(desk, tx, row, { subject: 'erasure-unknown' });
      const { addresses, names } = plan;
      const language = plan.language ?? row.language;
      await changeErasure(tx, id, { person: { addresses, names }, language });
      await enqueue(tx, erasureCards(desk, row, { subject: 'erasure-proposed', plan }));
    });
  };
}
