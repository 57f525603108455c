import { type Request, type Response, Router } from 'express';
import { networkOf } from '../../../desk/portal/network.ts';
import { type RatableByLink, ratableByLink, rateByLink } from '../../../desk/portal/rating-links.ts';
import { atMost } from '../../frame/at-most.ts';
import { goTo, ownForm } from '../../frame/form.ts';
import { templateAt } from '../../frame/template.ts';
import { newFormKey, type Portal, showPage, visitOf } from '../portal.ts';
import { doingWords } from '../words/doing.ts';
import { ratingWords } from '../words/rating.ts';
import { ratingFields } from './asked.ts';
import { pressOf, ratedIn } from './routes.ts';

const ratePage = templateAt('rate.mustache', import.meta.url);
const parts = { fields: templateAt('rating-fields.mustache', import.meta.url) };

/** From one network, in an hour: whoever has a link could tell of it without end. */
const mayRate = atMost(20, 3_600_000);

/**
 * Rating by the link in a letter, for which nobody signs in. It shows nothing of the request but its number; and opening it, as
 * programs do that look into links, presses nothing: only the form on it does.
 */
export function rateByLinkRoutes(portal: Portal): Router {
  const router = Router();
  const path = '/portal/rate/:number/:mark/:verdict';
  const linkOf = ({ params }: Request) => ({ number: Number(params.number), mark: String(params.mark) });
  router.get(path, async (request, response) => {
    const found = await ratableByLink(portal.desk, linkOf(request), portal.secret);
    if (!found) return portal.frame.sorry(request, response, 'notFound', 404);
    await show(portal, request, response, found, '');
  });
  router.post(path, ownForm(portal.frame), async (request, response) => {
    const { desk, secret, settings } = portal;
    const found = await ratableByLink(desk, linkOf(request), secret);
    if (!found) return portal.frame.sorry(request, response, 'notFound', 404);
    const rated = ratedIn(request, settings.namesRaters);
    if (!rated || !mayRate(networkOf(request.ip ?? ''), desk.clock()))
      return await show(portal, request, response, found, '');
    const key = pressOf(request);
    const done = await rateByLink(desk, linkOf(request), { ...rated, key }, secret);
    if (done.ok) return goTo(response, `${request.path}?done=rated`);
    const language = portal.frame.language(request, response);
    await show(portal, request, response, found, doingWords[language].whyNot[done.why]);
  });
  return router;
}

async function show(
  portal: Portal,
  request: Request,
  response: Response,
  { number, may, verdict }: RatableByLink,
  notice: string,
): Promise<void> {
  const visit = await visitOf(portal, request, response);
  const { language } = visit;
  const said = ratingWords[language];
  const isDone = request.query.done === 'rated';
  const fields = ratingFields(
    verdict && { verdict },
    language,
    isDone ? undefined : request.params.verdict?.toString(),
  );
  const whyNot = may === 'open' ? said.open : may === 'yes' ? '' : doingWords[language].whyNot[may];
  showPage(portal, request, response, visit, {
    title: said.titleOf(`#${number}`),
    template: ratePage,
    parts,
    view: {
      ...fields,
      heading: said.titleOf(`#${number}`),
      note: notice || (isDone ? said.thanks : whyNot) || false,
      isAsked: may === 'yes' && !isDone,
      action: request.path,
      key: newFormKey(),
    },
    status: notice ? 422 : 200,
  });
}
