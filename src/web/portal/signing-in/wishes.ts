import { type Request, type Response, Router } from 'express';
import { askOnPage } from '../../../desk/portal/access/wish-courier.ts';
import { networkOf } from '../../../desk/portal/network.ts';
import { asAddress } from '../../../ticket/people/as-address.ts';
import { nameInLetters } from '../../../ticket/people/corrections.ts';
import { atMost } from '../../frame/at-most.ts';
import { fieldOf, goTo, ownForm } from '../../frame/form.ts';
import { templateAt } from '../../frame/template.ts';
import { type Portal, showPage, visitOf } from '../portal.ts';
import { signingInWords } from '../words/signing-in.ts';

const wishPage = templateAt('wish.mustache', import.meta.url);
const donePage = templateAt('asked.mustache', import.meta.url);

/** From one network, in an hour. */
const mayAsk = atMost(10, 3_600_000);

type Typed = { name: string; address: string };

/** Asking for access: an operator decides. What is answered is the same for whoever has it, has asked, or is unknown. */
export function wishRoutes(portal: Portal): Router {
  const router = Router();
  router.get('/portal/access', (request, response) =>
    show(portal, request, response, { typed: { name: '', address: '' } }),
  );
  router.post('/portal/access', ownForm(portal.frame), (request, response) => ask(portal, request, response));
  router.get('/portal/access/asked', async (request, response) => {
    const visit = await visitOf(portal, request, response);
    const said = signingInWords[visit.language].wish;
    showPage(portal, request, response, visit, { title: said.done, template: donePage, view: { said } });
  });
  return router;
}

async function show(
  portal: Portal,
  request: Request,
  response: Response,
  { typed, faults = {}, notice = '' }: { typed: Typed; faults?: Partial<Typed>; notice?: string },
): Promise<void> {
  const visit = await visitOf(portal, request, response);
  const said = signingInWords[visit.language].wish;
  const isRefused = notice !== '' || Object.keys(faults).length > 0;
  showPage(portal, request, response, visit, {
    title: said.title,
    template: wishPage,
    view: { said, typed, faults: { name: '', address: '', ...faults }, notice },
    status: isRefused ? 422 : 200,
  });
}

async function ask(portal: Portal, request: Request, response: Response): Promise<void> {
  const { desk, frame } = portal;
  const language = frame.language(request, response);
  const said = signingInWords[language].wish;
  const typed = {
    name: nameInLetters(fieldOf(request, 'name')),
    address: fieldOf(request, 'address').slice(0, 300),
  };
  const address = asAddress(typed.address);
  const faults = {
    ...(typed.name === '' ? { name: said.noName } : {}),
    ...(address ? {} : { address: said.noAddress }),
  };
  if (!address || typed.name === '') return await show(portal, request, response, { typed, faults });
  const person = { name: typed.name, address };
  if (!mayAsk(networkOf(request.ip ?? ''), desk.clock()))
    return await show(portal, request, response, { typed, notice: said.tooMany });
  await askOnPage(desk, { person, language });
  goTo(response, '/portal/access/asked');
}
