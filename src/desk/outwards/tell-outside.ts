import { randomBytes } from 'node:crypto';
import type { Effect } from '../../outbox/effect.ts';
import type { Db } from '../../store/database.ts';
import { insertDeliveries, type NewDelivery } from '../../store/outwards/deliveries.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import { seen } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import { traitsOf } from '../../ticket/traits.ts';
import type { Desk } from '../desk.ts';
import type { Changed } from '../effects.ts';
import { termsOf } from '../terms.ts';
import { outsideView } from './outside-view.ts';

/**
 * Writes down what programs outside are told of what happened, in the transaction in which it did. Of what few may see they
 * hear nothing, not even that it is there.
 */
export async function tellOutside(desk: Desk, tx: Db, changes: Changed[]): Promise<Effect[]> {
  if (desk.webhooks.length === 0) return [];
  const deliveries = changes.flatMap(change => deliveriesOf(desk, change));
  await insertDeliveries(tx, deliveries);
  return deliveries.map(webhookEffect);
}

/** One thing that a webhook is told. Each goes its own way: one that has to be tried again holds up no other. */
export function webhookEffect({ id, hook, ticket }: Pick<NewDelivery, 'id' | 'hook' | 'ticket'>): Effect {
  return {
    task: 'webhook',
    payload: { delivery: id, ticket },
    lane: `webhook:${hook}`,
    replaces: `webhook:${id}`,
    isPatient: true,
  };
}

/** What goes out: who acted is said by kind alone. */
export function bodyOf(type: string, at: Date, data: Record<string, unknown>): string {
  return JSON.stringify({ type, timestamp: at.toISOString(), data });
}

/** By the machine's clock, for the tries of a delivery are told by that. */
function deliveriesOf(desk: Desk, { ticket, events }: Changed): NewDelivery[] {
  if (ticket.restricted) return [];
  const eyes = eyesOf(desk, { kind: 'outsider' }, 'webhook');
  return events.flatMap(recorded => {
    const type = traitsOf(recorded.event).tellsOutside;
    if (type === null) return [];
    const view = outsideView(seen(ticket, eyes), termsOf(desk), recorded.at);
    const data = { ...view, version: recorded.sequence, by: byWhom(recorded) };
    return desk.webhooks
      .filter(({ events }) => events.includes(type))
      .map(({ name }) => ({
        id: newDeliveryId(),
        hook: name,
        type,
        ticket: ticket.number,
        body: bodyOf(type, recorded.at, data),
        at: new Date(),
      }));
  });
}

function byWhom({ actor }: RecordedEvent): 'operator' | 'customer' | 'desk' {
  return actor.kind;
}

/** As the specification wants it: unique, and without a full stop, which parts what is signed. */
export function newDeliveryId(): string {
  return `msg_${randomBytes(18).toString('base64url')}`;
}
