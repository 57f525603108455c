import type { Filters } from '../../../store/tickets/lists.ts';
import {
  type Category,
  categories,
  type Language,
  languages,
  type Operator,
  type Priority,
  priorities,
} from '../../../ticket/words.ts';
import { wordsIn } from '../../words/words.ts';
import { colleaguesNamed } from './colleague.ts';
import { plain } from './plain.ts';

/** What was typed behind a list's name: what narrows it down, and what is none of that. */
type Typed = { filters: Filters; others: string[] };

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
  incaricato: 'assignee',
  assignee: 'assignee',
};

/** `p1 bug`, `priorità:1 categoria:bug lingua:en di:anna`: in either language, whatever the desk's is. */
export function filtersTyped(typed: string, operators: Operator[]): Typed {
  const filters: Filters = {};
  const others: string[] = [];
  for (const word of typed.split(' ').filter(Boolean)) {
    const [, name, value] = /^([^:]+):(.+)$/.exec(word) ?? [];
    const found = name && value ? named(plain(name), plain(value), operators) : bare(plain(word));
    if (found) Object.assign(filters, found);
    else others.push(word);
  }
  return { filters, others };
}

function named(name: string, value: string, operators: Operator[]): Filters | null {
  switch (names[name]) {
    case 'priority':
      return priorityOf(value);
    case 'category':
      return categoryOf(value);
    case 'language':
      return languageOf(value);
    case 'assignee': {
      const [only, ...others] = colleaguesNamed(value, operators);
      return only && others.length === 0 ? { assignee: only.id } : null;
    }
    default:
      return null;
  }
}

/** A word that says by itself what it means. */
function bare(word: string): Filters | null {
  return /^\d+$/.test(word) ? null : (priorityOf(word) ?? categoryOf(word) ?? languageOf(word));
}

/** `1`, `p1`, `bloccante`, `blocking` */
function priorityOf(word: string): { priority: Priority } | null {
  const [only, ...others] = priorities.filter(
    priority =>
      word === String(priority) ||
      word === `p${priority}` ||
      begins(
        word,
        each(words => words.priority[priority]),
      ),
  );
  return only && others.length === 0 ? { priority: only } : null;
}

/** `bug`, `help-desk`, `evolutiva`, `vulnerab…` */
function categoryOf(word: string): { category: Category } | null {
  const known = categories.find(category => plain(category) === word);
  const [only, ...others] = categories.filter(category =>
    begins(
      word,
      each(words => words.category[category]),
    ),
  );
  if (known) return { category: known };
  return only && others.length === 0 ? { category: only } : null;
}

/** `it`, `en`, `italiano`, `English` */
function languageOf(word: string): { language: Language } | null {
  const found = languages.find(
    language =>
      word === language ||
      begins(
        word,
        each(words => words.language[language]),
      ),
  );
  return found ? { language: found } : null;
}

function each(say: (words: ReturnType<typeof wordsIn>) => string): string[] {
  return languages.map(language => say(wordsIn(language)));
}

/** Whether one of the words of what it is called begins so; two letters could be anything. */
function begins(word: string, called: string[]): boolean {
  if (word.length < 3) return false;
  return called.some(name => name.split(/[\s–-]+/).some(part => plain(part).startsWith(word)));
}
