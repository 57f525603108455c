import { franc } from 'franc-min';
import type { Language } from '../../../ticket/words.ts';
import { jargon, languagesOfWord } from './language-words.ts';

/** A shorter text has too few letter groups for franc; words and endings must do. */
const francNeeds = 30;
/** The language is known from the beginning of a long text. */
const readAtMost = 20_000;
/** Below this the words say too little, and the subject is asked too. */
const enough = 1.5;
/** By this much the better language must lead, otherwise franc decides. */
const lead = 1.4;
/** Whoever writes letters all day is not to be warned for nothing. */
const tells = 2.5;

/**
 * The language in which the customer is written to: Italian or English; whoever writes in another is answered in
 * English (service rules, decision 8).
 *
 * @param text what was newly written, without quotes and signature: these are often in the other language
 * @param subject asked where the text is too short to tell
 */
export function languageOf(text: string, subject = ''): Language {
  const { words, score } = judged(text, subject);
  const foreign = Math.max(score.en, score.other);
  // Italian shares its small words with its neighbours; in a tie with them this desk's customers write Italian.
  if (score.it > 0 && score.it >= score.other && score.it >= lead * score.en) return 'it';
  if (foreign > 0 && foreign >= lead * score.it) return 'en';
  const rest = words.join(' ');
  if (rest.length >= francNeeds) {
    const guess = franc(rest, { minLength: francNeeds });
    if (guess === 'ita') return 'it';
    if (guess === 'eng') return 'en';
  }
  return score.it > foreign ? 'it' : 'en';
}

/** The words that tell, and what they tell: the customer's own rather than what he shows, the subject where these are few. */
function judged(text: string, subject: string): { words: string[]; score: Score } {
  const own = wordsOf(proseOf(withoutShown(text)));
  const ownScore = scoreOf(own);
  // "Hi all:" announces a letter in whatever language.
  if (own.length > 2 && isClear(ownScore)) return { words: own, score: ownScore };
  const all = wordsOf(proseOf(text));
  const allScore = scoreOf(all);
  if (subject === '' || tellsEnough(allScore)) return { words: all, score: allScore };
  const topic = subject.replace(/^((re|r|i|fw|fwd|aw|wg|tr|rif|ris)\s?:\s*)+/i, '');
  const words = [...all, ...wordsOf(proseOf(topic))];
  return { words, score: scoreOf(words) };
}

const tellsEnough = ({ it, en, other }: Score): boolean => Math.max(it, en, other) >= enough;

/** One of the desk's two languages, beyond doubt. */
const isClear = ({ it, en, other }: Score): boolean =>
  (it >= enough && it >= lead * en && it >= other) || (en >= enough && en >= lead * it && en >= other);

/** "Traceback (most recent call last):" announces nothing. */
const announcement = /^[^(){}=<>\\]{3,300}:\s*$/;

/** Without the paragraphs that a colon announces: "Salve, mi esce questo:" and below it what a program said. */
function withoutShown(text: string): string {
  const paragraphs = text.slice(0, readAtMost).split(/\n\s*\n/);
  return paragraphs
    .map((paragraph, index) => {
      const above = paragraphs[index - 1]?.trimEnd().split('\n').at(-1) ?? '';
      if (announcement.test(above)) return '';
      const lines = paragraph.split('\n');
      const last = lines.findIndex(line => announcement.test(line));
      return last === -1 ? paragraph : lines.slice(0, last + 1).join('\n');
    })
    .join('\n');
}

/** Without what is the same in every language: links, addresses, quoted lines, quoted words of programs, paths. */
function proseOf(text: string): string {
  const lines = text.slice(0, readAtMost).split('\n');
  const own = lines.filter(line => !/^\s*>/.test(line));
  const words = (own.some(line => /\p{L}/u.test(line)) ? own : lines)
    .join('\n')
    .replace(/\S{1,200}/g, word => (/[@\\/_]/.test(word) ? ' ' : word));
  const prose = withoutQuotations(words);
  // Capitals are names and abbreviations, unless somebody shouts the whole mail.
  const shouted = (prose.match(/\p{Lu}/gu)?.length ?? 0) > (prose.match(/\p{Ll}/gu)?.length ?? 0);
  return shouted ? prose : prose.replace(/\b[A-Z0-9]{2,}\b/g, ' ');
}

/** Without the words of programs that somebody quotes; who puts the whole mail in quotation marks quotes nobody. */
function withoutQuotations(words: string): string {
  const own = words
    .replace(/["“«„][^"“”«»„\n]{3,200}["”»“]/g, ' ')
    // An apostrophe is a quotation mark only outside words: "l'utente … l'archivio" quotes nothing.
    .replace(/(?<![\p{L}\d])['‘`][^'’`\n]{3,200}['’`](?![\p{L}\d])/gu, ' ');
  return /\p{L}{2}/u.test(own) ? own : words;
}

function wordsOf(prose: string): string[] {
  const plain = prose
    .toLowerCase()
    .replace(/[’`]/g, "'")
    // "all'avvio" has nothing of the English "all".
    .replace(/(?<!\p{L})(a|da|de|ne|su)ll'(?=[aeiouàèéìòùh])/gu, '$1lla ');
  return (plain.match(/[\p{L}']+/gu) ?? []).flatMap(word => {
    if (languagesOfWord.has(word)) return [word];
    // "l'errore" are two words, and "e'" is how "è" is typed where the keyboard has none.
    const bare = word.replace(/^'+|'+$/g, '');
    if (bare === 'e' && word.endsWith("'")) return ['è'];
    return bare.split("'").filter(Boolean);
  });
}

type Score = { it: number; en: number; other: number };

/** Endings that show the language of words that stand in no list. */
const italianEnding =
  /(zione|zioni|mente|ggio|tore|trice|ità|are|ere|ire|ato|ata|ati|uto|uta|ano|iamo|ete|cce|zze|gge|ghe|chi|ghi|nno|[^aeiou][aoi])$/;
/** Italian rather than English, and no proof: "Annullate" and "create". */
const ratherItalian = /((ate|ete|ite|ale|ali)|[aei]b?ile|[ai]bili|ort[ei]|rett[ei]|nt[ei]|gin[ei])$/;
const englishEnding =
  /(ing|tion|ed|ly|ght|ck|ness|ment|ould|ow|[^aeiou]s|ons|es|sh|th|ct|nt|rd|ld|mp|pt|ft|x|[^aeiou]y)$/;
const otherSign = /[ñçßåøæłśźżęąćãõêâîûœ]|^¿|(ción|ciones|ção|ções|ungen|keit|lich|eaux|oux|ait|ij)$/;

function scoreOf(words: string[]): Score {
  const score: Record<string, number> = {};
  const add = (language: string, points: number) => {
    score[language] = (score[language] ?? 0) + points;
  };
  for (const word of words) {
    const languages = languagesOfWord.get(word);
    if (languages && !jargon.has(word)) for (const language of languages) add(language, 1 / languages.length);
    else if (jargon.has(word) || word.length < 4) continue;
    else if (otherSign.test(word)) add('foreign', 0.4);
    else if (englishEnding.test(word)) add('en', 0.35);
    else if (italianEnding.test(word)) add('it', 0.35);
    else if (ratherItalian.test(word)) add('it', 0.15);
  }
  const { it = 0, en = 0, foreign = 0, ...others } = score;
  return { it, en, other: Math.max(0, ...Object.values(others)) + foreign };
}

/**
 * The language of an operator's draft.
 *
 * @returns null where a few words, or much jargon, do not tell
 */
export function draftLanguage(text: string): Language | null {
  const { it, en } = scoreOf(wordsOf(proseOf(text)));
  if (it >= tells && it >= 3 * en) return 'it';
  return en >= tells && en >= 3 * it ? 'en' : null;
}
