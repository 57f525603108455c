import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { noticeEffects } from '../../desk/effects.ts';
import type { Courier } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { Transient } from '../../outbox/failure.ts';
import {
  type Delivery,
  findDelivery,
  noteTry,
  openDeliveries,
  settleUntold,
} from '../../store/outwards/deliveries.ts';
import { isRestricted } from '../../store/tickets/kept-to-few.ts';
import { attempt, type Outcome } from './attempt.ts';
import { restingHooks } from './resting.ts';
import type { WebhookSettings } from './settings.ts';

/** How long is waited between the tries of one delivery, in seconds: about what the specification proposes. */
const pauses = [5, 60, 300, 1800, 7200, 18_000, 36_000, 43_200];
/** Longer than this nobody's Retry-After is heeded. */
const longestPause = 3600;
/** So long a delivery is tried; a desk that was off over the holidays has hardly tried, and goes on a little. */
const patience = { ms: 3 * 86_400_000, triesAtLeast: 3 };

const payloadShape = z.object({ delivery: z.string() });

type Where = Pick<Desk, 'db' | 'adminDestinations'>;

/**
 * Tells a webhook one thing that happened, until it is taken or given up. It may go out twice, under one id. What few have
 * come to see since it was written down is not told any more.
 */
export function webhookCourier(
  desk: Where,
  hooks: WebhookSettings[],
  resting: ReturnType<typeof restingHooks> = restingHooks(),
): Courier {
  return async payload => {
    const { delivery: id } = payloadShape.parse(payload);
    const delivery = await findDelivery(desk.db, id);
    if (delivery?.state !== 'waiting') return;
    const hook = hooks.find(({ name }) => name === delivery.hook);
    if (!hook) return await settleUntold(desk.db, id, 'dropped');
    if (await isRestricted(desk.db, delivery.ticket)) return await settleUntold(desk.db, id, 'withheld');
    const restMs = resting.leftOf(hook.name);
    if (restMs > 0)
      throw new Transient(`webhook ${hook.name} is left in peace for a while: it did not take the last one`, {
        retryAfterSeconds: spread(restMs / 1000),
      });
    const outcome = await attempt(hook, delivery);
    if (outcome.isTaken) {
      resting.answered(hook.name);
      const taken = { state: 'delivered', status: outcome.status, why: null, nextAt: null } as const;
      return await noteTry(desk.db, id, { ...taken, triedAt: new Date() });
    }
    resting.failed(hook.name);
    await afterFailure(desk, delivery, outcome, new Date());
  };
}

/** @throws Transient where it is tried again */
async function afterFailure(
  desk: Where,
  { id, hook, at, tries }: Delivery,
  { status, why, retryAfter, isFinal }: Extract<Outcome, { isTaken: false }>,
  triedAt: Date,
): Promise<void> {
  const isOld = triedAt.getTime() - at.getTime() > patience.ms && tries + 1 >= patience.triesAtLeast;
  if (isFinal || isOld) return await giveUp(desk, { id, hook }, { status, why, triedAt });
  const asked = Math.min(retryAfter ?? 0, longestPause);
  const seconds = Math.max(asked, spread(pauses[Math.min(tries, pauses.length - 1)] ?? longestPause));
  const nextAt = new Date(triedAt.getTime() + seconds * 1000);
  await noteTry(desk.db, id, { state: 'waiting', status, why, triedAt, nextAt });
  throw new Transient(`webhook ${hook}: ${why}`, { retryAfterSeconds: seconds });
}

/** It is counted, and the admins are told, once a day of each webhook. */
async function giveUp(
  desk: Where,
  { id, hook }: Pick<Delivery, 'id' | 'hook'>,
  tried: Pick<Delivery, 'status' | 'why' | 'triedAt'>,
): Promise<void> {
  await desk.db.transaction(async tx => {
    await noteTry(tx, id, { ...tried, state: 'given-up', nextAt: null });
    const { 'given-up': count } = await openDeliveries(tx, hook);
    const details = { webhook: hook, count: String(count), error: tried.why ?? '' };
    const key = `webhook:${hook}:${tried.triedAt?.toISOString().slice(0, 10)}`;
    await enqueue(tx, noticeEffects(desk.adminDestinations, key, { subject: 'webhook-given-up', details }));
  });
}

/** What failed together shall not be tried together again. */
function spread(seconds: number): number {
  return Math.ceil(seconds * (1 + Math.random() / 5));
}
