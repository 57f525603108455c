import { type Request, type Response, Router } from 'express';
import { askCode } from '../../../desk/portal/ask-code.ts';
import { enterCode } from '../../../desk/portal/enter.ts';
import { networkOf } from '../../../desk/portal/network.ts';
import { lastCodeOf } from '../../../store/portal/codes.ts';
import { deleteSession } from '../../../store/portal/sessions.ts';
import { asAddress } from '../../../ticket/people/as-address.ts';
import { putCookie } from '../../frame/cookies.ts';
import { fieldOf, goTo, ownForm } from '../../frame/form.ts';
import { templateAt } from '../../frame/template.ts';
import { type Portal, sessionCookie, showPage, visitOf } from '../portal.ts';
import { signingInWords } from '../words/signing-in.ts';
import { wantedPage, withWanted } from './wanted-page.ts';

const signInPage = templateAt('sign-in.mustache', import.meta.url);
const codePage = templateAt('code.mustache', import.meta.url);

/** Signing in by a code that is mailed, and signing out. The first page is the list's: it shows the form where nobody is signed in. */
export function signingInRoutes(portal: Portal): Router {
  const router = Router();
  const form = ownForm(portal.frame);
  router.post(
    '/portal/sign-in',
    form,
    async (request, response) => await askForCode(portal, request, response),
  );
  router.get('/portal/code', async (request, response) => await showCode(portal, request, response, ''));
  router.post('/portal/code', form, async (request, response) => await enter(portal, request, response));
  router.post('/portal/sign-out', form, async (request, response) => {
    const { session } = await visitOf(portal, request, response);
    if (session) await deleteSession(portal.desk.db, session);
    putCookie(response, sessionCookie, '', 0);
    goTo(response, '/portal');
  });
  return router;
}

/** The page on which one signs in. @param fault what is wrong with the address, in words; '' for nothing */
export async function showSignIn(
  portal: Portal,
  request: Request,
  response: Response,
  { fault, typed }: { fault: string; typed: string } = { fault: '', typed: '' },
): Promise<void> {
  const visit = await visitOf(portal, request, response);
  const said = signingInWords[visit.language].signIn;
  const view = { said, fault, typed, notice: false, wanted: wantedPage(request) };
  showPage(portal, request, response, visit, {
    title: said.title,
    template: signInPage,
    script: portal.frame.scripts.passkeys,
    view,
    status: fault ? 422 : 200,
  });
}

async function askForCode(portal: Portal, request: Request, response: Response): Promise<void> {
  const { desk, frame } = portal;
  const language = frame.language(request, response);
  const said = signingInWords[language].signIn;
  const typed = fieldOf(request, 'address').slice(0, 300);
  const to = asAddress(typed);
  if (!to) return await showSignIn(portal, request, response, { fault: said.noAddress, typed });
  const browser = frame.browser(request, response).id;
  const network = networkOf(request.ip ?? '');
  const isAsked = await askCode(desk, { to, ticket: null }, { browser, network, language });
  if (!isAsked) return await showSignIn(portal, request, response, { fault: said.tooMany, typed });
  goTo(response, withWanted('/portal/code', wantedPage(request)));
}

async function showCode(portal: Portal, request: Request, response: Response, fault: string): Promise<void> {
  const visit = await visitOf(portal, request, response);
  const said = signingInWords[visit.language].code;
  const wanted = wantedPage(request);
  const last = await lastCodeOf(portal.desk.db, portal.frame.browser(request, response).id);
  const lead = last?.ticket ? said.leadOfRequest : said.lead;
  showPage(portal, request, response, visit, {
    title: said.title,
    template: codePage,
    view: { said, lead, fault, again: withWanted('/portal', wanted), wanted },
    status: fault ? 422 : 200,
  });
}

async function enter(portal: Portal, request: Request, response: Response): Promise<void> {
  const { desk, frame, secret } = portal;
  const said = signingInWords[frame.language(request, response)].code;
  const typed = fieldOf(request, 'code');
  if (!/\d/.test(typed)) return await showCode(portal, request, response, said.empty);
  const browser = frame.browser(request, response).id;
  const agent = request.get('user-agent') ?? '';
  const entered = await enterCode(desk, { typed, browser, agent }, secret);
  if (!entered.ok)
    return await showCode(
      portal,
      request,
      response,
      entered.why === 'wrong' ? said.wrong(entered.left) : said.over,
    );
  putCookie(response, sessionCookie, entered.token, null);
  const first = wantedPage(request) || '/portal';
  goTo(response, entered.ticket === null ? first : `/portal/requests/${entered.ticket}`);
}
