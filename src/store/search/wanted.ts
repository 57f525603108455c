import type { Category, Priority, Status } from '../../ticket/words.ts';

/** A word that is looked for, or several that stand one behind the other; `not`: one that must not be there. */
export type Term = { words: string; not: boolean };

/** What somebody looks for: all of it must be so of one request. */
export type Wanted = {
  terms: Term[];
  status: Status[];
  category: Category[];
  priority: Priority[];
  /** Whose request it is: words of a name, an address, a domain. All of them. */
  from: string[];
  /** Of one of these companies, by their keys; null: of whatever company, or none. */
  company: string[] | null;
  /** Companies, by their keys, that a word may name: to be theirs is as good as to contain it. */
  companiesMeant: Map<string, string[]>;
  /** Who has it: one of these operators; null among them: nobody. */
  assignees: (number | null)[];
  /** Opened since, and before, these instants. */
  after: Date | null;
  before: Date | null;
};

/** Nothing in particular. */
export const anything: Wanted = {
  terms: [],
  status: [],
  category: [],
  priority: [],
  from: [],
  company: null,
  companiesMeant: new Map(),
  assignees: [],
  after: null,
  before: null,
};
