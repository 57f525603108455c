import type { Language } from '../words.ts';

/** A locale is at most this long (RFC 5646, 4.4.1); what is longer is none. */
const lettersAtMost = 35;

/**
 * The language of ours that a platform's locale means: "it-IT", "en_GB", "EN".
 *
 * @param locale as a client sent it, which may be anything
 * @returns null for another language, and for what is no locale
 */
export function languageOfLocale(locale: unknown): Language | null {
  if (typeof locale !== 'string' || locale.length > lettersAtMost) return null;
  const [language = ''] = locale.trim().toLowerCase().split(/[-_]/);
  return language === 'it' || language === 'en' ? language : null;
}
