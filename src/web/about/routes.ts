import { readFileSync } from 'node:fs';
import { type Request, type Response, Router } from 'express';
import mustache from 'mustache';
import type { Language } from '../../ticket/words.ts';
import { languageFor, otherLanguage } from '../language-for.ts';
import type { AboutFacts } from './facts.ts';
import { privacyPage } from './words/privacy.ts';
import { termsPage } from './words/terms.ts';

const template = readFileSync(new URL('about.mustache', import.meta.url), 'utf8');
mustache.parse(template);

/** Nothing from outside, no script, no frame around it. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const pages = {
  '/privacy': { of: privacyPage, label: { it: 'Privacy', en: 'Privacy' } },
  '/terms': { of: termsPage, label: { it: 'Condizioni', en: 'Terms' } },
} as const;
type Path = keyof typeof pages;
const paths: Path[] = ['/privacy', '/terms'];

const words = {
  pages: { it: 'Pagine', en: 'Pages' },
} as const;

/**
 * The pages that the apps' manifests name, for whoever has the address: what is recorded, and what is promised. In the
 * language of `?lang=`, else in the browser's, else in the desk's.
 */
export function aboutRoutes(facts: AboutFacts, deskLanguage: Language): Router {
  const router = Router();
  for (const path of paths)
    router.get(path, (request: Request, response: Response) => {
      const language = languageFor(request, deskLanguage);
      response
        .set({
          'content-security-policy': policy,
          'content-language': language,
          vary: 'accept-language',
          'x-content-type-options': 'nosniff',
        })
        .type('html')
        .send(aboutPage(path, facts, language));
    });
  return router;
}

/** One of the pages, whole. */
export function aboutPage(path: Path, facts: AboutFacts, language: Language): string {
  const { title, lead, parts } = pages[path].of[language](facts);
  const other = otherLanguage[language];
  return mustache.render(template, {
    lang: language,
    name: facts.name,
    title,
    lead,
    parts: parts.map(part => ({ ...part, hasList: part.list !== undefined })),
    pages: words.pages[language],
    links: paths.map(to => ({
      href: `${to}?lang=${language}`,
      label: pages[to].label[language],
      isHere: to === path,
    })),
    other: { ...other, href: `${path}?lang=${other.lang}` },
  });
}
