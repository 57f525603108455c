import { Router } from 'express';
import { type AboutPortal, aboutRoutes } from './about/routes.ts';
import { passkeyRoutes } from './passkeys/routes.ts';
import type { Portal } from './portal.ts';
import { profileRoutes } from './profile/routes.ts';
import { requestRoutes } from './requests/routes.ts';
import { linkRoutes } from './signing-in/link.ts';
import { signingInRoutes } from './signing-in/routes.ts';
import { wishRoutes } from './signing-in/wishes.ts';

/** The customers' portal. Each of its pages has its own routes; what is not there is said in the house's frame. */
export function portalRoutes(portal: Portal, about: AboutPortal): Router {
  const router = Router();
  for (const routes of [signingInRoutes, wishRoutes, linkRoutes, passkeyRoutes, profileRoutes, requestRoutes])
    router.use(routes(portal));
  router.use(aboutRoutes(portal, about));
  router.use('/portal', (request, response) => portal.frame.sorry(request, response, 'notFound', 404));
  return router;
}
