import { type Request, type Response, Router } from 'express';
import { readableLine } from '../../../chat/readable.ts';
import { instantInWords } from '../../../chat/say.ts';
import { fileFor, requestFor, requestsFor } from '../../../desk/portal/read-requests.ts';
import type { SignedIn } from '../../../desk/portal/signed-in.ts';
import { termsOf } from '../../../desk/terms.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { setHeaders } from '../../frame/headers.ts';
import { templateAt } from '../../frame/template.ts';
import { type Portal, type SignedInVisit, showPage, signedInOnly, visitOf } from '../portal.ts';
import { showSignIn } from '../signing-in/routes.ts';
import { requestWords } from '../words/requests.ts';
import { promisesOf, standingOf, subjectOf } from './in-words.ts';
import { showRequest } from './page.ts';

const listPage = templateAt('list.mustache', import.meta.url);

/** So many stand on a page. */
const pageLength = 20;
const filters = ['open', 'closed', 'all'] as const;

/** What customers see of their requests: the list, one of them, its files. */
export function requestRoutes(portal: Portal): Router {
  const router = Router();
  router.get('/portal', async (request, response) => {
    const visit = await visitOf(portal, request, response);
    if (!visit.who) return await showSignIn(portal, request, response);
    if (visit.who.only !== null) return response.redirect(303, `/portal/requests/${visit.who.only}`);
    await showList(portal, request, response, { ...visit, who: visit.who });
  });
  router.get(
    '/portal/requests/:number',
    signedInOnly(portal, async (request, response, visit) => {
      const number = Number(request.params.number);
      const found = await requestFor(portal.desk, visit.who, number);
      if (!found) return portal.frame.sorry(request, response, 'notFound', 404);
      await showRequest(portal, request, response, visit, found);
    }),
  );
  router.get(
    '/portal/requests/:number/files/:file',
    signedInOnly(portal, async (request, response, { who }) => {
      const { number, file: id } = request.params;
      const file = await fileFor(portal.desk, who, Number(number), Number(id));
      if (!file) return portal.frame.sorry(request, response, 'notFound', 404);
      setHeaders(response, 'nowhere');
      response
        .set('content-security-policy', "sandbox; default-src 'none'")
        .attachment(file.name)
        // What a stranger sent is downloaded, never shown as a page of ours; `attachment` sets a type by the name.
        .set('content-type', 'application/octet-stream')
        .send(Buffer.from(file.content));
    }),
  );
  return router;
}

async function showList(
  portal: Portal,
  request: Request,
  response: Response,
  visit: SignedInVisit,
): Promise<void> {
  const { desk } = portal;
  const { who, language } = visit;
  const said = requestWords[language].list;
  const which = filters.find(filter => filter === request.query.which) ?? 'open';
  const before = Number(request.query.before) || null;
  const { requests, older } = await requestsFor(desk, who, { which, before, limit: pageLength });
  const company = who.company && desk.companies.now().byKey.get(who.company)?.name;
  const link = (filter: string, from?: number) =>
    `/portal?which=${filter}${from === undefined ? '' : `&before=${from}`}`;
  const last = requests.at(-1)?.number;
  showPage(portal, request, response, visit, {
    title: said.title,
    template: listPage,
    view: {
      said,
      heading: company ? said.titleOf(readableLine(company, 80)) : said.title,
      which: filters.map(filter => ({
        href: link(filter),
        label: said.which[filter],
        isHere: filter === which,
      })),
      requests: requests.map(each => lineOf(each, who, portal, visit)),
      isEmpty: requests.length === 0,
      empty: said.none[which],
      older: older && last !== undefined ? link(which, last) : false,
      newest: before !== null && link(which),
    },
  });
}

function lineOf(request: Seen<Ticket>, who: SignedIn, { desk }: Portal, { speech }: SignedInVisit) {
  const said = requestWords[speech.language].list;
  const { requester, openedAt, updatedAt } = request;
  const looking = { speech, terms: termsOf(desk), now: desk.clock() };
  const facts = [
    ...(requester.address === who.address
      ? []
      : [said.by(readableLine(requester.name || requester.address, 60))]),
    said.opened(instantInWords(speech, openedAt)),
    ...(request.status === 'closed'
      ? [said.moved(instantInWords(speech, updatedAt))]
      : promisesOf(request, looking).slice(-1)),
  ];
  return {
    href: `/portal/requests/${request.number}`,
    token: `#${request.number}`,
    subject: subjectOf(request, speech),
    ...standingOf(request, speech),
    facts: facts.join(' · '),
  };
}
