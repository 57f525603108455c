import { randomBytes } from 'node:crypto';
import type { Config } from '../../config/config.ts';
import type { Desk } from '../../desk/desk.ts';
import { webhookEffect } from '../../desk/outwards/tell-outside.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import {
  type Delivery,
  latestDeliveries,
  openDeliveries,
  reviveDeliveries,
} from '../../store/outwards/deliveries.ts';

const listed = 20;

/** `webhooks`: where the latest went, and what became of it; `webhooks retry NAME`: what was given up goes again. */
export async function webhooks(desk: Desk, config: Config, args: string[]): Promise<number> {
  const [verb, name, ...more] = args;
  if (verb === undefined) return await show(desk, config);
  if (verb !== 'retry' || !name || more.length > 0)
    throw new Error('Write: npm run -s sportello -- webhooks, webhooks retry NAME, or webhooks secret');
  if (!config.webhooks.some(hook => hook.name === name)) throw new Error(`desk.yaml has no webhook ${name}.`);
  const revived = await desk.db.transaction(async tx => {
    const found = await reviveDeliveries(tx, name, new Date());
    await enqueue(
      tx,
      found.map(delivery => webhookEffect({ ...delivery, hook: name })),
    );
    return found.length;
  });
  console.log(revived === 0 ? 'Nothing was given up.' : `${revived} will be sent again.`);
  return 0;
}

/** A secret as the specification wants it. */
export function newWebhookSecret(): number {
  console.log(`whsec_${randomBytes(32).toString('base64')}`);
  return 0;
}

async function show({ db }: Desk, { webhooks: hooks }: Config): Promise<number> {
  if (hooks.length === 0) console.log('desk.yaml has no webhooks: see docs/set-up/outwards.md.');
  for (const { name, url, events, keys } of hooks) {
    const { waiting, 'given-up': givenUp } = await openDeliveries(db, name);
    const signed = keys.length > 1 ? ', signed with two secrets' : '';
    console.log(`${name}  ${url}  ${events.length} kinds of events${signed}`);
    console.log(`  ${waiting} waiting, ${givenUp} given up`);
    for (const delivery of (await latestDeliveries(db, name, listed)).toReversed())
      console.log(`  ${lineOf(delivery)}`);
  }
  return 0;
}

function lineOf({ at, type, ticket, id, state, tries, status, why, nextAt }: Delivery): string {
  const answer = status === null ? '' : ` (${status})`;
  const counted = `${tries} ${tries === 1 ? 'try' : 'tries'}`;
  return [
    `${at.toISOString()}  #${ticket}  ${type}  ${id}`,
    `${state}${answer}, ${counted}`,
    why ?? '',
    state === 'waiting' && nextAt ? `next at ${nextAt.toISOString()}` : '',
  ]
    .filter(Boolean)
    .join('  ');
}
