import type { Request } from 'express';
import { type Language, languages } from '../ticket/words.ts';

/** A page's language: that of `?lang=`, else the browser's, else the desk's. */
export function languageFor(request: Request, deskLanguage: Language): Language {
  const asked = languages.find(language => language === request.query.lang);
  const browsers = request.get('accept-language') ? request.acceptsLanguages([...languages]) : false;
  return asked ?? languages.find(language => language === browsers) ?? deskLanguage;
}

/** The other language, by its own name. */
export const otherLanguage = {
  it: { lang: 'en', label: 'English' },
  en: { lang: 'it', label: 'Italiano' },
} as const;
