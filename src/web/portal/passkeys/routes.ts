import { readFileSync } from 'node:fs';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import {
  addKey,
  askForKey,
  enterByKey,
  type NewKey,
  offerNewKey,
  type Site,
  type UsedKey,
} from '../../../desk/portal/passkeys.ts';
import type { SignedIn } from '../../../desk/portal/signed-in.ts';
import { wellFormed } from '../../../desk/well-formed.ts';
import { deletePasskey } from '../../../store/portal/passkeys.ts';
import { nameInLetters } from '../../../ticket/people/corrections.ts';
import { isOwnForm } from '../../frame/browser.ts';
import { putCookie } from '../../frame/cookies.ts';
import { fieldOf, goTo, ownForm } from '../../frame/form.ts';
import { setHeaders } from '../../frame/headers.ts';
import { type Portal, sessionCookie, visitOf } from '../portal.ts';
import { wholeOnly } from '../signed-in-only.ts';

/** What makes the pages able to use passkeys; they work without. */
export const passkeyScript = readFileSync(new URL('passkeys.js', import.meta.url));

/** A browser's answer is read by the library, to the last byte; here only that it is one. */
const isAnswer = (value: unknown) => z.looseObject({ id: z.string().max(2000) }).safeParse(value).success;
const newKey = z.object({ name: z.string().max(200), response: z.custom<NewKey>(isAnswer) });
const usedKey = z.object({ response: z.custom<UsedKey>(isAnswer) });

const read = express.json({ limit: '32kb' });

/** Adding a passkey, signing in by one, and removing it. Programs in the page speak JSON here; a form removes. */
export function passkeyRoutes(portal: Portal): Router {
  const router = Router();
  const own = ownJson(portal);
  router.post('/portal/passkeys/offer', own, signedInJson(portal, offer));
  router.post('/portal/passkeys', own, signedInJson(portal, add));
  router.post('/portal/passkeys/ask', own, async (request, response) => {
    const { id } = portal.frame.browser(request, response);
    answer(response, 200, await askForKey(portal.desk, id, siteOf(portal)));
  });
  router.post('/portal/passkeys/enter', own, (request, response) => enter(portal, request, response));
  router.post(
    '/portal/passkeys/remove',
    ownForm(portal.frame),
    wholeOnly(portal, async (request, response, { who }) => {
      await deletePasskey(portal.desk.db, who.address, fieldOf(request, 'id'));
      goTo(response, '/portal/profile?said=passkey-removed');
    }),
  );
  return router;
}

async function offer(portal: Portal, request: Request, response: Response, who: SignedIn): Promise<void> {
  const { id } = portal.frame.browser(request, response);
  const options = await offerNewKey(portal.desk, who, id, siteOf(portal));
  answer(response, options ? 200 : 409, options ?? {});
}

async function add(portal: Portal, request: Request, response: Response, who: SignedIn): Promise<void> {
  const said = newKey.safeParse(wellFormed(request.body));
  if (!said.success) return answer(response, 422, {});
  const { id: browser } = portal.frame.browser(request, response);
  const name = nameInLetters(said.data.name) || 'Passkey';
  const by = { address: who.address, browser, name };
  const isAdded = await addKey(portal.desk, by, said.data.response, siteOf(portal));
  answer(response, isAdded ? 201 : 422, {});
}

async function enter(portal: Portal, request: Request, response: Response): Promise<void> {
  const said = usedKey.safeParse(wellFormed(request.body));
  if (!said.success) return answer(response, 422, {});
  const { id: browser } = portal.frame.browser(request, response);
  const agent = request.get('user-agent') ?? '';
  const token = await enterByKey(portal.desk, { browser, agent }, said.data.response, siteOf(portal));
  if (token === null) return answer(response, 403, {});
  putCookie(response, sessionCookie, token, null);
  answer(response, 200, {});
}

function siteOf({ frame: { house } }: Portal): Site {
  return { name: house.name, url: house.publicUrl };
}

function answer(response: Response, status: number, body: object): void {
  setHeaders(response, 'nowhere');
  response.status(status).json(body);
}

/** What a program in our own page sends, in this browser. */
function ownJson({ frame }: Portal): RequestHandler {
  return (request, response, next) =>
    isOwnForm(request, frame.browser(request, response), request.get('x-csrf'))
      ? read(request, response, next)
      : answer(response, 403, {});
}

/** What only somebody does who is signed in, whole: by one request's link nobody gets a key. */
function signedInJson(
  portal: Portal,
  then: (portal: Portal, request: Request, response: Response, who: SignedIn) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    const { who } = await visitOf(portal, request, response);
    if (who?.only !== null) return answer(response, 403, {});
    await then(portal, request, response, who);
  };
}
