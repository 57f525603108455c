import type { Wanted } from './wanted.ts';
import { bothOf, oneOf } from './words-sql.ts';

/*
 * What is so of a request, as the lexemes that its document has beside its words: the function `search_facts` of the
 * migration `search-follows-requests` makes them, letter by letter.
 */

/** @returns a query that is written out; '' where nothing is asked for */
export function factsWanted({ status, category, priority, assignees, company }: Wanted): string {
  return bothOf(
    oneOf(status.map(each => `/s/${each}`)),
    oneOf(category.map(each => `/k/${each}`)),
    oneOf(priority.map(each => `/p/${each}`)),
    oneOf(assignees.map(id => `/a/${id ?? ''}`)),
    // A company that is none: nothing is of it.
    company ? oneOf(company.length > 0 ? company.map(key => `/c/${key}`) : ['/c/']) : '',
  );
}

/** What few may see has it. */
export const restrictedFact = '/r';
