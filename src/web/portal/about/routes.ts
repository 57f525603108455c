import { type Request, type Response, Router } from 'express';
import type { Language } from '../../../ticket/words.ts';
import type { AboutFacts, Part } from '../../about/facts.ts';
import { privacyPage } from '../../about/words/privacy.ts';
import { termsPage } from '../../about/words/terms.ts';
import { templateAt } from '../../frame/template.ts';
import { type Portal, showPage, visitOf } from '../portal.ts';
import { accessibilityPage } from './accessibility.ts';
import { portalPrivacy } from './privacy.ts';

const aboutPage = templateAt('about.mustache', import.meta.url);

/** What the house says of itself, in its own words where desk.yaml has some. @property contact who is told of a barrier */
export type AboutPortal = {
  facts: AboutFacts;
  contact: string;
  own: Partial<Record<'privacy' | 'terms', Record<Language, string> | undefined>>;
};

/** Privacy, terms, and the accessibility statement: for whoever looks, signed in or not. */
export function aboutRoutes(portal: Portal, { facts, contact, own }: AboutPortal): Router {
  const router = Router();
  const page = (path: string, of: (language: Language) => { title: string; lead: string; parts: Part[] }) =>
    router.get(path, async (request: Request, response: Response) => {
      const visit = await visitOf(portal, request, response);
      const { title, lead, parts } = of(visit.language);
      showPage(portal, request, response, visit, {
        title,
        template: aboutPage,
        view: { lead, parts: parts.map(part => ({ ...part, hasList: part.list !== undefined })) },
      });
    });
  page('/portal/privacy', language => {
    const { title, lead, parts } = privacyPage[language](facts);
    return { title, lead, parts: [...written(own.privacy, language), ...portalPrivacy[language], ...parts] };
  });
  page('/portal/terms', language => {
    const { title, lead, parts } = termsPage[language](facts);
    return { title, lead, parts: [...written(own.terms, language), ...parts] };
  });
  page('/portal/accessibility', language => accessibilityPage[language]({ name: facts.name, contact }));
  return router;
}

/** What desk.yaml says, paragraph by paragraph. */
function written(own: Record<Language, string> | undefined, language: Language): Part[] {
  return own ? [{ title: '', text: own[language].split(/\n{2,}/).map(each => each.trim()) }] : [];
}
