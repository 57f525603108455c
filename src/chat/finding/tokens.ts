import { lettersApart } from '../../letters-apart.ts';
import { type FilterName, filterNames, filters } from '../words/finding/filters.ts';

/** What somebody typed into a search, taken apart: words, several in quotes, and `filter:value`. */
export type Token =
  | { kind: 'words'; words: string; not: boolean }
  | { kind: 'filter'; name: FilterName; typed: string; value: string }
  | { kind: 'unknown'; typed: string; perhaps: FilterName | null };

/** A word, or several in quotes; a filter's value too may be in quotes, or stand behind a space. */
const part =
  /(?<not>-)?(?<filter>\p{L}+):\s?(?:"(?<quotedValue>[^"]*)"?|(?<value>[^\s"]*))|(?<minus>-)?(?:"(?<quoted>[^"]*)"?|(?<word>[^\s"]+))/gu;

/** As mail programs begin a subject; what people copy from there is no filter. */
const ofSubjects = new Set(['re', 'r', 'i', 'fw', 'fwd', 'rif', 'http', 'https', 'mailto']);

const byName = new Map<string, FilterName>(
  filters.flatMap(name => {
    const { it, en } = filterNames[name];
    return [...it, ...en].map(typed => [typed, name] as const);
  }),
);

/** @param typed whatever people type, of any length */
export function tokensIn(typed: string): Token[] {
  return [...typed.replace(/[“”„«»]/g, '"').matchAll(part)].flatMap(({ 0: whole, groups = {} }) => {
    const { filter = '', quotedValue, value = '', minus, quoted, word = '' } = groups;
    if (filter === '') return wordsToken(quoted ?? word, minus !== undefined);
    return filterToken(filter.toLowerCase(), quotedValue ?? value, whole);
  });
}

function filterToken(typed: string, value: string, whole: string): Token | Token[] {
  const name = byName.get(typed);
  if (name) return { kind: 'filter', name, typed, value: value.trim() };
  // "Errore: stampa", "http://…", "10:30" are words that have a colon.
  const isText = /:\s/.test(whole) || value === '' || value.startsWith('//') || ofSubjects.has(typed);
  return isText
    ? whole.split(/\s+/).flatMap(word => wordsToken(word, false))
    : { kind: 'unknown', typed, perhaps: nearest(typed) };
}

function wordsToken(words: string, not: boolean): Token[] {
  return /[\p{L}\p{N}]/u.test(words) ? [{ kind: 'words', words, not }] : [];
}

function nearest(typed: string): FilterName | null {
  const [best] = [...byName]
    .map(([name, filter]) => ({
      filter,
      apart: lettersApart(typed, name, Math.max(1, Math.floor(name.length / 3))),
    }))
    .filter(({ apart }) => apart < Infinity)
    .toSorted((a, b) => a.apart - b.apart);
  return best?.filter ?? null;
}
