import type { Request, Response } from 'express';
import { type Language, languages } from '../../ticket/words.ts';
import { languageFor } from '../language-for.ts';
import { cookieIn, putCookie } from './cookies.ts';

const cookie = 'language';
const yearSeconds = 365 * 24 * 3600;

/**
 * In which language a page is shown: as was just chosen (`?lang=`, which is remembered), as was chosen before, as whoever is
 * signed in has it, as the browser says, else as the house writes.
 */
export function languageOf(
  request: Request,
  response: Response,
  { houses, own }: { houses: Language; own: Language | null },
): Language {
  const chosen = languages.find(language => language === request.query.lang);
  const kept = cookieIn(request, cookie);
  if (chosen && chosen !== kept) putCookie(response, cookie, chosen, yearSeconds);
  return chosen ?? languages.find(language => language === kept) ?? own ?? languageFor(request, houses);
}
