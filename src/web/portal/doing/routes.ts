import { createHash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { type Done, isNumber } from '../../../desk/portal/doing/act.ts';
import { answerQuoteOnPortal } from '../../../desk/portal/doing/answer-quote.ts';
import { chooseLanguage, nameColleague, rate, saySolved } from '../../../desk/portal/doing/say.ts';
import { writeOn } from '../../../desk/portal/doing/write.ts';
import { requestFor } from '../../../desk/portal/read-requests.ts';
import { wellFormed } from '../../../desk/well-formed.ts';
import { asAddress } from '../../../ticket/people/as-address.ts';
import { languages } from '../../../ticket/words.ts';
import { written } from '../../../written.ts';
import { fieldOf, goTo, ownForm } from '../../frame/form.ts';
import { type Upload, uploadedIn } from '../../frame/upload.ts';
import type { Portal, SignedInVisit } from '../portal.ts';
import { showRequest } from '../requests/page.ts';
import { signedInOnly, signedInUpload } from '../signed-in-only.ts';
import { type Deed, doingWords } from '../words/doing.ts';
import { type Asking, megabytes, nothingTyped } from './asked.ts';

/** So long a text is taken; beyond that it belongs into a file. */
export const textLength = 20_000;
const wordLength = 1000;

/** What customers do to a request of theirs. Each form is answered with the request's page. */
export function doingRoutes(portal: Portal): Router {
  const router = Router();
  const form = ownForm(portal.frame);
  const { desk, settings } = portal;
  const at = (deed: string) => `/portal/requests/:number/${deed}`;
  router.post(
    at('write'),
    signedInUpload(portal, async (request, response, visit) => await write(portal, request, response, visit)),
  );
  const simply = (
    path: string,
    deed: Deed,
    does: (request: Request, visit: SignedInVisit) => Promise<Done | Asking>,
  ) =>
    router.post(
      at(path),
      form,
      signedInOnly(portal, async (request, response, visit) =>
        answer(portal, request, response, visit, deed, await does(request, visit)),
      ),
    );
  simply('solved', 'solved', (request, visit) => saySolved(desk, doerOf(request, visit), numberOf(request)));
  simply('language', 'language', async (request, visit) => {
    const language = languages.find(each => each === fieldOf(request, 'language'));
    if (!language) return nothingTyped;
    return await chooseLanguage(desk, doerOf(request, visit), numberOf(request), language);
  });
  simply('colleague', 'colleague', async (request, visit) => {
    const { faults } = doingWords[visit.language];
    const colleague = fieldOf(request, 'colleague').slice(0, 300);
    const address = asAddress(colleague);
    const wrong = (fault: string) => ({ typed: { colleague }, faults: { colleague: fault }, notice: '' });
    if (!address) return wrong(faults.noAddress);
    const done = await nameColleague(desk, doerOf(request, visit), numberOf(request), address);
    return !done.ok && done.why === 'own-address' ? wrong(faults.ownAddress) : done;
  });
  simply('quote', 'answered', async (request, visit) => {
    const [version, said] = [Number(fieldOf(request, 'quote')), fieldOf(request, 'answer')];
    if (said !== 'yes' && said !== 'no') return nothingTyped;
    const answered = { version, yes: said === 'yes', network: request.ip ?? '' };
    return await answerQuoteOnPortal(desk, doerOf(request, visit), numberOf(request), answered);
  });
  simply('rate', 'rated', async (request, visit) => {
    const rated = ratedIn(request, settings.namesRaters);
    return rated ? await rate(desk, doerOf(request, visit), numberOf(request), rated) : nothingTyped;
  });
  return router;
}

async function write(
  portal: Portal,
  request: Request,
  response: Response,
  visit: SignedInVisit,
): Promise<void> {
  const { files, fault } = uploadedIn(response);
  const { faults: said } = doingWords[visit.language];
  const text = typedText(request, 'text', textLength);
  const faults = {
    ...(text === '' && files.length === 0 && !fault ? { text: said.noText } : {}),
    ...filesFault(fault, visit),
  };
  if (Object.keys(faults).length > 0)
    return await answer(portal, request, response, visit, 'written', { typed: { text }, faults, notice: '' });
  const reopens = fieldOf(request, 'act') === 'reopen';
  const doer = doerOf(request, visit, files);
  const done = await writeOn(portal.desk, doer, numberOf(request), {
    text,
    files,
    reopens,
  });
  await answer(portal, request, response, visit, 'written', done, { text });
}

/** What is wrong with the files of a form. */
export function filesFault(
  fault: 'too-many' | 'too-large' | null,
  { language }: Pick<SignedInVisit, 'language'>,
): { files?: string } {
  const { faults } = doingWords[language];
  if (fault === 'too-many') return { files: faults.tooMany(5) };
  return fault === 'too-large' ? { files: faults.tooLarge(megabytes) } : {};
}

/** Goes to the request's page, which says that it was done; or shows it with what is to be mended. */
async function answer(
  portal: Portal,
  request: Request,
  response: Response,
  visit: SignedInVisit,
  deed: Deed,
  done: Done | Asking,
  typed: Record<string, string> = {},
): Promise<void> {
  if ('ok' in done && done.ok) return goTo(response, `/portal/requests/${done.number}?done=${deed}`);
  const found = await requestFor(portal.desk, visit.who, numberOf(request));
  if (!found) return portal.frame.sorry(request, response, 'notFound', 404);
  const asking =
    'ok' in done ? { typed, faults: {}, notice: doingWords[visit.language].whyNot[done.why] } : done;
  await showRequest(portal, request, response, visit, found, asking);
}

/** Who does it, by which form. */
export function doerOf(request: Request, { who }: Pick<SignedInVisit, 'who'>, files: Upload[] = []) {
  return { who, key: pressOf(request, files) };
}

/**
 * The same form with the same in it is the same press, however often it comes. Whoever goes back to a page, and writes something
 * else into it, has sent another.
 */
export function pressOf(request: Request, files: Upload[] = []): string {
  const hash = createHash('sha256').update(JSON.stringify([request.path, request.body]));
  for (const { name, content } of files) hash.update(`\n${name}\n`).update(content);
  return hash.digest('hex');
}

/** How somebody was served; null where a form does not say. */
export function ratedIn(request: Request, isNamed: boolean) {
  const verdict = (['up', 'down'] as const).find(each => each === fieldOf(request, 'verdict'));
  return verdict ? { verdict, text: typedText(request, 'word', wordLength), isNamed } : null;
}

/** As people type: without what PostgreSQL takes in no text, and blanks around it. */
export function typedText(request: Request, name: string, most: number): string {
  return written(wellFormed(fieldOf(request, name).replaceAll('\r\n', '\n').slice(0, most)));
}

function numberOf(request: Request): number {
  const number = Number(request.params.number);
  return isNumber(number) ? number : 0;
}
