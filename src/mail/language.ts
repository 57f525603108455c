import { franc } from 'franc-min';
import type { Language } from '../ticket/words.ts';

const stopWords: Record<Language, Set<string>> = {
  it: new Set(
    'il lo la gli le un una di del della dei delle che non è sono per con alla allo nel nella ma anche come si ci vi mi abbiamo ho hanno buongiorno buonasera salve grazie saluti cordiali più questo questa quando dopo stamattina oggi ieri ancora perché da al ai dal dalla sul sulla nostro nostra vostro vorrei possiamo potete riesco funziona gentile'.split(
      ' ',
    ),
  ),
  en: new Set(
    'the a an of to and is are was not for with in on this that it we you i my our your have has please thanks thank hello hi dear regards when after since today yesterday still because from at can could would should cannot don’t doesn’t don doesn works working there be been which'.split(
      ' ',
    ),
  ),
};

/** A shorter text has too few letter groups for franc; the stop words must do. */
const francNeeds = 30;

/**
 * The language in which the customer is written to: Italian or English; whoever writes in another is answered in
 * English (service rules, decision 8).
 *
 * @param text what was newly written, without quotes and signature: these are often in the other language
 */
export function languageOf(text: string): Language {
  const words = wordsOf(text.slice(0, 20_000));
  const score = { it: hits(words, stopWords.it), en: hits(words, stopWords.en) };
  if (score.it >= 2 * score.en && score.it >= 2) return 'it';
  if (score.en >= 2 * score.it && score.en >= 2) return 'en';
  const rest = words.join(' ');
  if (rest.length >= francNeeds)
    return franc(rest, { minLength: francNeeds }) === 'ita' ? 'it' : score.it > score.en ? 'it' : 'en';
  return score.it > score.en ? 'it' : 'en';
}

/** Without what is the same in every language: links, addresses, quoted messages of programs, capitals, numbers. */
function wordsOf(text: string): string[] {
  const prose = text
    .replace(/https?:\/\/\S+|\S+@\S+/g, ' ')
    .replace(/(["“«`']).{10,200}?["”»`']/g, ' ')
    .replace(/\b[A-Z0-9_]{2,}\b/g, ' ');
  return prose.toLowerCase().match(/[\p{L}’]+/gu) ?? [];
}

function hits(words: string[], stops: Set<string>): number {
  return words.filter(word => stops.has(word)).length;
}

/**
 * The language of an operator's draft.
 *
 * @returns null where a few words, or much jargon, do not tell
 */
export function draftLanguage(text: string): Language | null {
  const words = wordsOf(text.slice(0, 20_000));
  const score = { it: hits(words, stopWords.it), en: hits(words, stopWords.en) };
  if (score.it >= 3 && score.it >= 3 * score.en) return 'it';
  return score.en >= 3 && score.en >= 3 * score.it ? 'en' : null;
}
