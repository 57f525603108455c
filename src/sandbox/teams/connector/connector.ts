import express, { type NextFunction, type Request, type Response, Router } from 'express';
import type { TeamsTenant } from '../tenant.ts';
import { openRoutes } from './beside.ts';
import { memberRoutes } from './members.ts';
import { messageRoutes } from './messages.ts';
import { Refused } from './refused.ts';
import { targetedRoutes } from './targeted.ts';

/**
 * The Bot Connector, at the service URL: conversations, messages, members. As strict as Microsoft's: the token, the
 * team's roster, sizes, cards, mentions.
 */
export function botConnector(tenant: TeamsTenant, baseUrl: () => string): Router {
  const v3 = Router();
  v3.use(express.json({ limit: '5mb' }));
  v3.use((request: Request, _response: Response, next: NextFunction) => {
    const token = request.get('authorization')?.replace(/^Bearer /, '') ?? '';
    if (!tenant.tokens.isBots(token)) throw new Refused(401, 'Unauthorized');
    next();
  });
  v3.use(({ method, path, body }: Request, response: Response, next: NextFunction) => {
    const mood = tenant.moods({ method, path: decodeURIComponent(path), body });
    if (!mood) return next();
    if (mood !== 'hangs') response.status(mood.status).send(mood.body);
  });
  v3.use(targetedRoutes(tenant), messageRoutes(tenant), memberRoutes(tenant));

  const router = Router();
  router.use(openRoutes(tenant, baseUrl));
  router.use('/v3', v3);
  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (!(error instanceof Refused)) return next(error);
    if (error.retryAfter > 0) response.set('retry-after', String(error.retryAfter));
    response.status(error.status).json({ error: { code: error.code, message: error.message } });
  });
  return router;
}
