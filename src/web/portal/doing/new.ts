import { type Request, type Response, Router } from 'express';
import { openOnPortal } from '../../../desk/portal/doing/open.ts';
import { type CategoryKind, offeredCategories } from '../../../ticket/catalogue/catalogue.ts';
import { fieldOf, goTo } from '../../frame/form.ts';
import { templateAt } from '../../frame/template.ts';
import { uploadedIn } from '../../frame/upload.ts';
import { newFormKey, type Portal, type SignedInVisit, showPage } from '../portal.ts';
import { signedInOnly, signedInUpload } from '../signed-in-only.ts';
import { doingWords } from '../words/doing.ts';
import { type Asking, filesSaid, nothingTyped } from './asked.ts';
import { doerOf, filesFault, textLength, typedText } from './routes.ts';

const newPage = templateAt('new.mustache', import.meta.url);
const parts = { fields: templateAt('written-fields.mustache', import.meta.url) };
const subjectLength = 200;

/** A new request. Whoever came by one request's link writes on that one alone. */
export function newRoutes(portal: Portal): Router {
  const router = Router();
  router.get(
    '/portal/new',
    signedInOnly(portal, async (request, response, visit) => {
      if (visit.who.only !== null) return portal.frame.sorry(request, response, 'notFound', 404);
      show(portal, request, response, visit);
    }),
  );
  router.post(
    '/portal/new',
    signedInUpload(portal, async (request, response, visit) => await open(portal, request, response, visit)),
  );
  return router;
}

async function open(
  portal: Portal,
  request: Request,
  response: Response,
  visit: SignedInVisit,
): Promise<void> {
  const { files, fault } = uploadedIn(response);
  const { faults: said, whyNot } = doingWords[visit.language];
  const subject = typedText(request, 'subject', subjectLength).replace(/\s+/g, ' ');
  const text = typedText(request, 'text', textLength);
  const kind = offered(portal).find(({ key }) => key === fieldOf(request, 'kind'));
  const typed = { subject, text, kind: kind?.key ?? '' };
  const faults = {
    ...(subject === '' ? { subject: said.noSubject } : {}),
    ...(text === '' ? { text: said.noText } : {}),
    ...filesFault(fault, visit),
  };
  if (Object.keys(faults).length > 0)
    return show(portal, request, response, visit, { typed, faults, notice: '' });
  const hint = kind?.key ?? null;
  const done = await openOnPortal(portal.desk, doerOf(request, visit, files), { subject, text, files, hint });
  if (!done.ok)
    return show(portal, request, response, visit, { typed, faults: {}, notice: whyNot[done.why] });
  goTo(response, `/portal/requests/${done.number}?done=opened`);
}

function show(
  portal: Portal,
  request: Request,
  response: Response,
  visit: SignedInVisit,
  { typed, faults, notice }: Asking = nothingTyped,
): void {
  const { language } = visit;
  const said = doingWords[language].new;
  const kinds = offered(portal).map(({ key, name }) => ({
    value: key,
    label: name[language],
    isChosen: key === typed.kind,
  }));
  showPage(portal, request, response, visit, {
    title: said.title,
    template: newPage,
    parts,
    view: {
      ...{ said, typed, notice, kinds, hasKinds: kinds.length > 0, key: newFormKey() },
      faults: { subject: '', text: '', files: '', ...faults },
      ...filesSaid(language),
    },
    status: notice || Object.keys(faults).length > 0 ? 422 : 200,
  });
}

/** Of what desk.yaml lets customers name, what requests can be given now. */
function offered({ desk, settings }: Portal): CategoryKind[] {
  const known = offeredCategories(desk.policy.catalogue);
  return settings.categories.flatMap(key => known.find(category => category.key === key) ?? []);
}
