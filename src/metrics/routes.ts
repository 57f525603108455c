import { createHash, timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import { Registry } from 'prom-client';
/**
 * `/metrics`, as Prometheus reads it (text, version 0.0.4). It says nothing of any customer, and much of the house: whoever asks
 * bears the token.
 *
 * @param measured see standing.ts
 * @param token null: none was set, and nobody is answered
 */
export function metricsRoutes(measured: () => Promise<string>, token: string | null): Router {
  const routes = Router();
  routes.get('/metrics', async (request, response) => {
    response.set('cache-control', 'no-store');
    if (token === null || !isBorne(token, request.get('authorization'))) {
      const how = token === null ? 'Set METRICS_TOKEN first, then ask' : 'Ask';
      response.status(401).set('www-authenticate', 'Bearer realm="metrics"').type('text');
      return response.send(`${how} with the header "Authorization: Bearer <METRICS_TOKEN>".\n`);
    }
    return response.set('content-type', Registry.PROMETHEUS_CONTENT_TYPE).send(await measured());
  });
  return routes;
}

/** Takes as long for a wrong token as for the right one. */
function isBorne(token: string, authorization: string | undefined): boolean {
  const [, borne = ''] = /^Bearer +(\S{1,500})$/i.exec(authorization ?? '') ?? [];
  return timingSafeEqual(digest(borne), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
