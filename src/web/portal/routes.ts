import { Router } from 'express';
import { type AboutPortal, aboutRoutes } from './about/routes.ts';
import { newRoutes } from './doing/new.ts';
import { rateByLinkRoutes } from './doing/rate-by-link.ts';
import { doingRoutes } from './doing/routes.ts';
import { passkeyRoutes } from './passkeys/routes.ts';
import type { Portal } from './portal.ts';
import { profileRoutes } from './profile/routes.ts';
import { readingsRoutes } from './readings/routes.ts';
import { requestRoutes } from './requests/routes.ts';
import { linkRoutes } from './signing-in/link.ts';
import { signingInRoutes } from './signing-in/routes.ts';
import { wishRoutes } from './signing-in/wishes.ts';

/** The customers' portal. Each of its pages has its own routes; what is not there is said in the house's frame. */
export function portalRoutes(portal: Portal, about: AboutPortal): Router {
  const router = Router();
  const all = [
    ...[signingInRoutes, wishRoutes, linkRoutes, passkeyRoutes, profileRoutes, requestRoutes],
    ...[newRoutes, doingRoutes, rateByLinkRoutes, readingsRoutes],
  ];
  for (const routes of all) router.use(routes(portal));
  router.use(aboutRoutes(portal, about));
  router.use('/portal', (request, response) => portal.frame.sorry(request, response, 'notFound', 404));
  return router;
}
