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
  /** Domains and addresses, of which one must be the customer's; null: of no company in particular. */
  company: string[] | null;
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
  assignees: [],
  after: null,
  before: null,
};
