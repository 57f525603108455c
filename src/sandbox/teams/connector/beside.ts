import { Router } from 'express';
import type { TeamsTenant } from '../tenant.ts';

/** What lies beside the connector, for anybody: the keys with which Teams' tokens are checked, and OneDrive. */
export function openRoutes(tenant: TeamsTenant, baseUrl: () => string): Router {
  const router = Router();
  router.get('/openid', (_request, response) => {
    response.json({
      issuer: 'https://api.botframework.com',
      jwks_uri: `${baseUrl()}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    });
  });
  router.get('/keys', async (_request, response) => {
    response.json(await tenant.tokens.jwks());
  });

  // OneDrive: whoever has the address with its permission gets the file.
  router.get('/onedrive/:id', (request, response) => {
    const file = tenant.files.get(request.params.id);
    if (!file || request.query.tempauth !== file.permission)
      return response.status(401).send('Access denied.');
    response.type('application/octet-stream').send(Buffer.from(file.content));
  });
  return router;
}
