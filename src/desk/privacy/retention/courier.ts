import { z } from 'zod';
import type { Courier } from '../../../outbox/effect.ts';
import { enqueue } from '../../../outbox/enqueue.ts';
import { changeNight, findNight, type RetentionNight } from '../../../store/privacy/retention/nights.ts';
import type { RetentionStep } from '../../../store/schema/privacy/retention.ts';
import { retentionClasses } from '../../../ticket/erasing/retention.ts';
import type { Desk } from '../../desk.ts';
import { beginRetention, endRetention, retainEffect } from './night.ts';
import { stepOf } from './steps.ts';

const payloadShape = z.union([z.object({ at: z.iso.datetime() }), z.object({ night: z.number() })]);

const order: RetentionStep[] = ['law', ...retentionClasses];

/** What has been kept for long enough is taken away, some of it at a time, as long as it is night. */
export function retainCourier(desk: Desk): Courier {
  return async payload => {
    const asked = payloadShape.parse(payload);
    if ('at' in asked) return await beginRetention(desk, new Date(asked.at));
    const night = await findNight(desk.db, asked.night);
    if (night && !night.endedAt) await goOn(desk, night);
  };
}

/** One step of a night: done twice, it is done once. */
async function goOn(desk: Desk, night: RetentionNight): Promise<void> {
  const { id, step, until } = night;
  if (desk.clock() >= until) return await endRetention(desk, id, false);
  const behind = await stepOf[step](desk, night);
  const next = behind ? step : order[order.indexOf(step) + 1];
  if (!next) return await endRetention(desk, id, true);
  await desk.db.transaction(async tx => {
    await changeNight(tx, id, { step: next, behind });
    await enqueue(tx, [retainEffect({ night: id })]);
  });
}
