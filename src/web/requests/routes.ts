import { readFileSync } from 'node:fs';
import { type NextFunction, type Request, type Response, Router } from 'express';
import mustache from 'mustache';
import type { Language } from '../../ticket/words.ts';
import type { AboutFacts } from '../about/facts.ts';
import { languageFor, otherLanguage } from '../language-for.ts';
import { requestWords } from './words.ts';

const template = readFileSync(new URL('request.mustache', import.meta.url), 'utf8');
mustache.parse(template);

/** Nothing from outside, no script, no frame around it; kept nowhere, and passed on nowhere. */
const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
};

/**
 * GET /t/:number, where a link to a request leads in a browser. Nobody is known there, and numbers can be guessed: so the
 * page says how one opens a request in chat, asks nothing of the database, and is the same whether there is one or not.
 */
export function requestRoutes(facts: Pick<AboutFacts, 'name' | 'chats'>, deskLanguage: Language): Router {
  const router = Router();
  router.get('/t/:number', (request: Request, response: Response, next: NextFunction) => {
    const number = String(request.params.number);
    if (!/^[1-9]\d{0,9}$/.test(number)) return next();
    const language = languageFor(request, deskLanguage);
    response
      .set({ ...headers, 'content-language': language, vary: 'accept-language' })
      .type('html')
      .send(requestPage(number, facts, language));
  });
  return router;
}

/** The page, whole. @param number as it stands in the address */
function requestPage(
  number: string,
  { name, chats }: Pick<AboutFacts, 'name' | 'chats'>,
  language: Language,
): string {
  const { title, lead, ways, nobody } = requestWords[language];
  const other = otherLanguage[language];
  return mustache.render(template, {
    lang: language,
    name,
    title,
    lead,
    ways: chats.map(chat => ({ chat, ...ways[chat](number) })),
    nobody,
    other: { ...other, href: `/t/${number}?lang=${other.lang}` },
  });
}
