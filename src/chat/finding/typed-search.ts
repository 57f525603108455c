import { anything, type Wanted } from '../../store/search/wanted.ts';
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
  const wanted: Wanted = { ...anything, terms: [] };
  for (const token of tokensIn(typed.slice(0, lettersAtMost))) {
    if (token.kind === 'words') {
      if (wanted.terms.length < termsAtMost) wanted.terms.push({ words: token.words, not: token.not });
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
  }
  return { ok: true, wanted };
}
