import { type Request, type Response, Router } from 'express';
import { readableLine } from '../../../chat/readable.ts';
import { instantInWords } from '../../../chat/say.ts';
import { askForErasure } from '../../../desk/portal/ask-erasure.ts';
import { ownAccess } from '../../../desk/portal/own-data.ts';
import { saveLanguage } from '../../../store/portal/access.ts';
import { deleteSessionsOf } from '../../../store/portal/sessions.ts';
import { languages } from '../../../ticket/words.ts';
import { putCookie } from '../../frame/cookies.ts';
import { fieldOf, goTo, ownForm } from '../../frame/form.ts';
import { templateAt } from '../../frame/template.ts';
import { type Portal, type SignedInVisit, sessionCookie, showPage } from '../portal.ts';
import { wholeOnly } from '../signed-in-only.ts';
import { profileWords } from '../words/profile.ts';
import { browserInWords } from './browser-in-words.ts';
import { sendOwnData } from './data.ts';

const profilePage = templateAt('profile.mustache', import.meta.url);
const erasurePage = templateAt('erasure.mustache', import.meta.url);

const names = { it: 'Italiano', en: 'English' } as const;

type Deed = (request: Request, response: Response, visit: SignedInVisit) => Promise<void>;

/** What somebody sees of themselves, and does about it. Who came by one request's link has no profile. */
export function profileRoutes(portal: Portal): Router {
  const { desk, frame } = portal;
  const router = Router();
  const whole = (then: Deed) => wholeOnly(portal, then);
  const post = (path: string, then: Deed) => router.post(path, ownForm(frame), whole(then));
  router.get(
    '/portal/profile',
    whole((request, response, visit) => showProfile(portal, request, response, visit)),
  );
  post('/portal/profile/language', async (request, response, { who }) => {
    const language = languages.find(each => each === fieldOf(request, 'language'));
    if (language) await saveLanguage(desk.db, { address: who.address, language });
    goTo(response, `/portal/profile?said=language&lang=${language ?? ''}`);
  });
  post('/portal/profile/sign-out-everywhere', async (_request, response, { who }) => {
    await deleteSessionsOf(desk.db, who.address);
    putCookie(response, sessionCookie, '', 0);
    goTo(response, '/portal');
  });
  post('/portal/profile/data', (_request, response, visit) => sendOwnData(portal, response, visit));
  router.get(
    '/portal/profile/erasure',
    whole(async (request, response, visit) => {
      const said = profileWords[visit.language].erasure;
      showPage(portal, request, response, visit, {
        title: said.title,
        template: erasurePage,
        view: { said },
      });
    }),
  );
  post('/portal/profile/erasure', async (_request, response, { who, language }) => {
    await askForErasure(desk, { ...who, language });
    goTo(response, '/portal/profile?said=erasure-asked');
  });
  return router;
}

async function showProfile(
  portal: Portal,
  request: Request,
  response: Response,
  visit: SignedInVisit,
): Promise<void> {
  const { desk, frame } = portal;
  const { who, language, speech } = visit;
  const said = profileWords[language];
  const { sessions, passkeys } = await ownAccess(desk, who);
  const company = who.company === null ? '' : (desk.companies.now().byKey.get(who.company)?.name ?? '');
  const at = (instant: Date) => instantInWords(speech, instant);
  const notice = Object.entries(said.said).find(([key]) => key === request.query.said)?.[1] ?? false;
  showPage(portal, request, response, visit, {
    title: said.title,
    template: profilePage,
    script: frame.scripts.passkeys,
    view: {
      said,
      notice,
      facts: [
        { label: said.who.name, value: readableLine(who.name, 80) },
        { label: said.who.address, value: who.address },
        { label: said.who.company, value: readableLine(company, 80) },
      ].filter(({ value }) => value !== ''),
      languages: languages.map(each => ({ value: each, label: names[each], isChosen: each === language })),
      hasPasskeys: passkeys.length > 0,
      passkeys: passkeys.map(({ id, name, addedAt, usedAt }) => ({
        id,
        name: readableLine(name, 60),
        details: `${said.passkeys.added(at(addedAt))} · ${usedAt ? said.passkeys.used(at(usedAt)) : said.passkeys.never}`,
      })),
      sessions: sessions.map(({ id, agent, startedAt, seenAt }) => ({
        agent: browserInWords(agent),
        isHere: id === who.session,
        details: `${said.sessions.since(at(startedAt))} · ${said.sessions.seen(at(seenAt))}`,
      })),
    },
  });
}
