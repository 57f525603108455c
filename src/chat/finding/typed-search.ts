import { anything, type Term, type Wanted } from '../../store/search/wanted.ts';
import { plain } from '../../store/search/words-sql.ts';
import { asTyped } from '../commands/typed/as-typed.ts';
import { filterNames, filterWords } from '../words/finding/filters.ts';
import { filterValues, type Understanding } from './filter-values.ts';
import { tokensIn } from './tokens.ts';

/** More than anybody remembers of a request; what is behind it is not looked for. */
const termsAtMost = 12;
const lettersAtMost = 400;

/** What somebody looks for, or what is wrong with how it was typed and what to write. */
export function typedSearch(
  typed: string,
  by: Understanding,
): { ok: true; wanted: Wanted } | { ok: false; fault: string } {
  const said = filterWords[by.speech.language];
  const wanted: Wanted = { ...anything, terms: [], companiesMeant: new Map() };
  let isNarrowed = false;
  for (const token of tokensIn(typed.slice(0, lettersAtMost))) {
    if (token.kind === 'words') {
      if (wanted.terms.length < termsAtMost) addTerm(wanted, token, by);
      continue;
    }
    if (token.kind === 'unknown') {
      const perhaps = token.perhaps ? filterNames[token.perhaps][by.speech.language][0] : '';
      return { ok: false, fault: `${said.unknown(asTyped(token.typed), perhaps)}\n${said.all}` };
    }
    if (token.value === '') return { ok: false, fault: `${said.empty(asTyped(token.typed))}\n${said.all}` };
    const read = filterValues[token.name](token.value, by);
    if ('fault' in read) return { ok: false, fault: read.fault };
    Object.assign(wanted, read);
    isNarrowed = true;
  }
  return isNarrowed || wanted.terms.length > 0
    ? { ok: true, wanted }
    : { ok: false, fault: said.nothingAsked };
}

function addTerm(wanted: Wanted, { words, not }: Term, { companies }: Understanding): void {
  wanted.terms.push({ words, not });
  const meant = not ? [] : companies.filter(({ name }) => isWordOf(name, words)).map(({ key }) => key);
  if (meant.length > 0) wanted.companiesMeant.set(words, meant);
}

/** A company's legal form says nothing of which it is. */
const wordAtLeast = 4;

function isWordOf(name: string, words: string): boolean {
  return words.length >= wordAtLeast && ` ${plain(name)} `.includes(` ${plain(words)} `);
}
