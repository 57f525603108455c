import { type Request, type Response, Router } from 'express';
import { askCode } from '../../../desk/portal/ask-code.ts';
import { networkOf } from '../../../desk/portal/network.ts';
import { requestFor } from '../../../desk/portal/read-requests.ts';
import { isLinkOf } from '../../../desk/portal/request-links.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { goTo, ownForm } from '../../frame/form.ts';
import { templateAt } from '../../frame/template.ts';
import { type Portal, showPage, visitOf } from '../portal.ts';
import { signingInWords } from '../words/signing-in.ts';

const linkPage = templateAt('link.mustache', import.meta.url);

/** One link, one request: whoever has it may have a code mailed to the request's own address, and nothing else. */
export function linkRoutes(portal: Portal): Router {
  const router = Router();
  const path = '/portal/r/:number/:mark';
  router.get(path, async (request, response) => {
    const ticket = await linked(portal, request);
    if (!ticket) return portal.frame.sorry(request, response, 'notFound', 404);
    const { who } = await visitOf(portal, request, response);
    // Whoever may see it is there already.
    if (who && (await requestFor(portal.desk, who, ticket.number)))
      return goTo(response, `/portal/requests/${ticket.number}`);
    await show(portal, request, response, '');
  });
  router.post(path, ownForm(portal.frame), async (request, response) => {
    const ticket = await linked(portal, request);
    if (!ticket) return portal.frame.sorry(request, response, 'notFound', 404);
    const language = portal.frame.language(request, response);
    const isAsked = await askCode(
      portal.desk,
      { to: ticket.requester.address, ticket: ticket.number },
      {
        browser: portal.frame.browser(request, response).id,
        network: networkOf(request.ip ?? ''),
        language,
      },
    );
    if (!isAsked) return await show(portal, request, response, signingInWords[language].signIn.tooMany);
    goTo(response, '/portal/code');
  });
  return router;
}

async function linked({ desk, secret }: Portal, request: Request): Promise<Ticket | null> {
  const number = Number(request.params.number);
  const ticket = await findTicket(desk.db, number);
  return ticket && isLinkOf(ticket, String(request.params.mark), secret) ? ticket : null;
}

async function show(portal: Portal, request: Request, response: Response, notice: string): Promise<void> {
  const visit = await visitOf(portal, request, response);
  const said = signingInWords[visit.language].link;
  showPage(portal, request, response, visit, {
    title: said.title,
    template: linkPage,
    view: { said, notice, action: request.path },
    status: notice ? 422 : 200,
  });
}
