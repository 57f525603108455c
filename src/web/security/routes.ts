import { Router } from 'express';
import { type SecurityFacts, securityKeyPath, securityTxt, securityTxtPath } from './security-txt.ts';

type Served = {
  facts: SecurityFacts;
  key: { type: string; content: Uint8Array } | null;
  publicUrl: string;
  zone: string;
};

/** How one reports a vulnerability to the house, for programs and people: RFC 9116. */
export function securityRoutes({ facts, key, publicUrl, zone }: Served): Router {
  const router = Router();
  const text = securityTxt(facts, publicUrl, key !== null, zone);
  router.get(securityTxtPath, (_request, response) => {
    response.set('x-content-type-options', 'nosniff').type('text/plain; charset=utf-8').send(text);
  });
  if (key)
    router.get(securityKeyPath, (_request, response) => {
      response.set('x-content-type-options', 'nosniff').type(key.type).send(Buffer.from(key.content));
    });
  return router;
}
