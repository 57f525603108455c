import type { Courier } from '../../outbox/effect.ts';
import { webhookCourier } from '../../outwards/webhooks/courier.ts';
import type { Ground } from './ground.ts';

/** What programs outside are told. */
export function outwardsCouriers({ config, desk }: Ground): Record<string, Courier> {
  return { webhook: webhookCourier(desk, config.webhooks) };
}
