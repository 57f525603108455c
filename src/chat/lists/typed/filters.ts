import type { Filters } from '../../../store/tickets/lists.ts';
import type { Called } from '../../../ticket/catalogue/called.ts';
import type { Catalogue } from '../../../ticket/catalogue/catalogue.ts';
import type { Company } from '../../../ticket/companies/company.ts';
import {
  type Category,
  type Language,
  languages,
  type Operator,
  type Priority,
} from '../../../ticket/words.ts';
import { wordsIn } from '../../words/words.ts';
import { colleaguesNamed } from './colleague.ts';
import { plain } from './plain.ts';

/** What was typed behind a list's name: what narrows it down, and what is none of that. */
type Typed = { filters: Filters; others: string[] };

/** What is understood: whom there is, and what the desk calls things. */
type Understanding = {
  operators: Operator[];
  companies: readonly Pick<Company, 'key' | 'name'>[];
  catalogue: Catalogue;
};

/** By which words a filter goes in either language; what follows the colon is its value. */
const names: Record<string, keyof Filters> = {
  priorita: 'priority',
  priority: 'priority',
  p: 'priority',
  categoria: 'category',
  category: 'category',
  lingua: 'language',
  language: 'language',
  di: 'assignee',
  of: 'assignee',
  azienda: 'company',
  company: 'company',
  incaricato: 'assignee',
  assignee: 'assignee',
};

/** `p1 bug`, `priorità:1 categoria:bug lingua:en di:anna`: in either language, whatever the desk's is. */
export function filtersTyped(typed: string, by: Understanding): Typed {
  return partsOf(typed, word => bare(plain(word), by), by);
}

function partsOf(typed: string, bareWord: (word: string) => Filters | null, by: Understanding): Typed {
  const filters: Filters = {};
  const others: string[] = [];
  for (const word of typed.split(' ').filter(Boolean)) {
    const [, name, value] = /^([^:]+):(.+)$/.exec(word) ?? [];
    const found = name && value ? named(plain(name), plain(value), by) : bareWord(word);
    if (found) Object.assign(filters, found);
    else others.push(word);
  }
  return { filters, others };
}

/** The same where a name is asked for: a word that begins a colleague's is one ("Bill" and no "Billable"). */
export function filtersBesideAName(typed: string, by: Understanding): Typed {
  const isName = (word: string) => colleaguesNamed(word, by.operators).length > 0;
  return partsOf(typed, word => (isName(word) ? null : bare(plain(word), by)), by);
}

function named(name: string, value: string, by: Understanding): Filters | null {
  switch (names[name]) {
    case 'priority':
      return priorityOf(value, by);
    case 'category':
      return categoryOf(value, by);
    case 'language':
      return languageOf(value);
    case 'company':
      return companyOf(value, by);
    case 'assignee': {
      const [only, ...others] = colleaguesNamed(value, by.operators);
      return only && others.length === 0 ? { assignee: only.id } : null;
    }
    default:
      return null;
  }
}

/** A word that says by itself what it means. */
function bare(word: string, by: Understanding): Filters | null {
  return /^\d+$/.test(word) ? null : (priorityOf(word, by) ?? categoryOf(word, by) ?? languageOf(word));
}

/** `1`, `p1`, `bloccante`, `blocking` */
function priorityOf(word: string, { catalogue }: Understanding): { priority: Priority } | null {
  const [only, ...others] = catalogue.priorities.filter(
    ({ number, name }) => word === String(number) || word === `p${number}` || begins(word, called(name)),
  );
  return only && others.length === 0 ? { priority: only.number } : null;
}

/** `bug`, `help-desk`, `evolutiva`, `vulnerab…` */
function categoryOf(word: string, { catalogue }: Understanding): { category: Category } | null {
  const known = catalogue.categories.find(({ key }) => plain(key) === word);
  if (known) return { category: known.key };
  const [only, ...others] = catalogue.categories.filter(({ name }) => begins(word, called(name)));
  return only && others.length === 0 ? { category: only.key } : null;
}

/** `cartiera`, `azienda:neri`: the whole name, or the beginning of one of its words, where only one is called so. */
function companyOf(word: string, { companies }: Understanding): { company: string } | null {
  const exact = companies.find(({ key, name }) => plain(key) === word || plain(name) === word);
  if (exact) return { company: exact.key };
  const [only, ...others] = companies.filter(({ name }) => begins(word, [name]));
  return only && others.length === 0 ? { company: only.key } : null;
}

/** `it`, `en`, `italiano`, `English` */
function languageOf(word: string): { language: Language } | null {
  const found = languages.find(
    language =>
      word === language ||
      begins(
        word,
        languages.map(each => wordsIn(each).language[language]),
      ),
  );
  return found ? { language: found } : null;
}

function called(name: Called): string[] {
  return Object.values(name);
}

/** Whether one of the words of what it is called begins so; two letters could be anything. */
function begins(word: string, called: string[]): boolean {
  if (word.length < 3) return false;
  return called.some(name => name.split(/[\s–-]+/).some(part => plain(part).startsWith(word)));
}
