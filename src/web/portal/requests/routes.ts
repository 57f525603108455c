import { Router } from 'express';
import { fileFor, requestFor } from '../../../desk/portal/read-requests.ts';
import { recordColleague } from '../../../desk/portal/readings.ts';
import { goTo } from '../../frame/form.ts';
import { setHeaders } from '../../frame/headers.ts';
import { type Portal, visitOf } from '../portal.ts';
import { signedInOnly } from '../signed-in-only.ts';
import { showSignIn } from '../signing-in/routes.ts';
import { wantedPage } from '../signing-in/wanted-page.ts';
import { showList } from './list.ts';
import { showRequest } from './page.ts';

/** What customers see of their requests: the list, one of them, its files. */
export function requestRoutes(portal: Portal): Router {
  const router = Router();
  router.get('/portal', async (request, response) => {
    const visit = await visitOf(portal, request, response);
    // Who is of the house alone has nothing here.
    if (!visit.who && visit.colleague) return goTo(response, wantedPage(request) || '/reports');
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
      const reading = { what: 'file', id: Number(id), name: file?.name ?? '' } as const;
      if (!file || !(await recordColleague(portal.desk, who, Number(number), reading)))
        return portal.frame.sorry(request, response, 'notFound', 404);
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
