import type { Application } from 'express';
import type { Courier } from '../../outbox/effect.ts';
import { apiRoutes } from '../../outwards/api/routes.ts';
import { webhookCourier } from '../../outwards/webhooks/courier.ts';
import type { Ground } from './ground.ts';

/** What programs outside are told. */
export function outwardsCouriers({ config, desk }: Ground): Record<string, Courier> {
  return { webhook: webhookCourier(desk, config.webhooks) };
}

/** What programs outside ask for. */
export function openApiDoor({ config, desk, log }: Ground, web: Application): void {
  web.use(apiRoutes(desk, config.http.publicUrl, log));
}
