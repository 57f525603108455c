import { type Request, type Response, Router } from 'express';
import { networkOf } from '../../../desk/portal/network.ts';
import { maySeeRequest } from '../../../desk/portal/read-requests.ts';
import { askCodeOfRequest, linkedRequest } from '../../../desk/portal/request-links.ts';
import { goTo, ownForm } from '../../frame/form.ts';
import { templateAt } from '../../frame/template.ts';
import { type Portal, showPage, visitOf } from '../portal.ts';
import { signingInWords } from '../words/signing-in.ts';
import { withWanted } from './wanted-page.ts';

const linkPage = templateAt('link.mustache', import.meta.url);

/** One link, one request: whoever has it may have a code mailed to the request's own address, and nothing else. */
export function linkRoutes(portal: Portal): Router {
  const router = Router();
  const path = '/portal/r/:number/:mark';
  router.get(path, async (request, response) => {
    const number = await linked(portal, request);
    if (number === null) return portal.frame.sorry(request, response, 'notFound', 404);
    const { who } = await visitOf(portal, request, response);
    // Whoever may see it is there already.
    if (who && (await maySeeRequest(portal.desk, who, number)))
      return goTo(response, `/portal/requests/${number}`);
    await show(portal, request, response, '');
  });
  router.post(path, ownForm(portal.frame), async (request, response) => {
    const number = await linked(portal, request);
    if (number === null) return portal.frame.sorry(request, response, 'notFound', 404);
    const language = portal.frame.language(request, response);
    const isAsked = await askCodeOfRequest(portal.desk, number, {
      browser: portal.frame.browser(request, response).id,
      network: networkOf(request.ip ?? ''),
      language,
    });
    if (!isAsked) return await show(portal, request, response, signingInWords[language].signIn.tooMany);
    goTo(response, '/portal/code');
  });
  return router;
}

/** @returns the number of the request that the link names; null where it names none */
async function linked({ desk, secret }: Portal, request: Request): Promise<number | null> {
  const { number, mark } = request.params;
  return await linkedRequest(desk, { number: Number(number), mark: String(mark) }, secret);
}

async function show(portal: Portal, request: Request, response: Response, notice: string): Promise<void> {
  const visit = await visitOf(portal, request, response);
  const said = signingInWords[visit.language].link;
  const page = `/portal/requests/${Number(request.params.number)}`;
  showPage(portal, request, response, visit, {
    title: said.title,
    template: linkPage,
    view: { said, notice, action: request.path, whole: withWanted('/portal', page) },
    status: notice ? 422 : 200,
  });
}
