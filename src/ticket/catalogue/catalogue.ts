import type { Category, Language, Priority } from '../words.ts';
import type { Called } from './called.ts';
import type { OwnField } from './own-field.ts';

/** What desk.yaml says of a category. */
export type CategoryKind = {
  key: Category;
  name: Called;
  /** Its requests are held to the promises, so they need a priority. */
  promised: boolean;
  /** Its requests are kept to few from the moment in which anybody, or a rule, takes them for that (service rules, 17). */
  restricted: boolean;
  /** What is done is paid for apart. */
  billable: boolean;
  /** desk.yaml lists it no more: requests that have it keep it, and no other is given it. */
  isFormer: boolean;
};

/** What desk.yaml says of a priority. */
export type PriorityKind = {
  number: Priority;
  name: Called;
  /** It cannot wait: said first on cards, and a proposal of it is held to its promise already. */
  urgent: boolean;
  isFormer: boolean;
};

/** What requests can be classified as (service rules, 14), and what else can be said of them. In the order in which they are offered. */
export type Catalogue = {
  categories: readonly CategoryKind[];
  priorities: readonly PriorityKind[];
  fields: readonly OwnField[];
};

/**
 * What is so of a category. One that nobody knows any more goes by its key, and is held to the promises: what the log holds
 * is not forgotten because a file was changed.
 */
export function categoryKind({ categories }: Catalogue, key: Category): CategoryKind {
  return (
    categories.find(category => category.key === key) ?? {
      key,
      name: { it: key, en: key },
      promised: true,
      restricted: false,
      billable: false,
      isFormer: true,
    }
  );
}

/** What is so of a priority; one that nobody knows any more has its number alone. */
export function priorityKind({ priorities }: Catalogue, number: Priority): PriorityKind {
  return (
    priorities.find(priority => priority.number === number) ?? {
      number,
      name: { it: '', en: '' },
      urgent: false,
      isFormer: true,
    }
  );
}

/** "1 – Blocking" */
export function priorityName(catalogue: Catalogue, number: Priority, language: Language): string {
  const name = priorityKind(catalogue, number).name[language];
  return name === '' ? String(number) : `${number} – ${name}`;
}

/** The categories that a request can be given. */
export function offeredCategories({ categories }: Catalogue): CategoryKind[] {
  return categories.filter(({ isFormer }) => !isFormer);
}

/** The priorities that a request can be given, the most urgent first. */
export function offeredPriorities({ priorities }: Catalogue): PriorityKind[] {
  return priorities.filter(({ isFormer }) => !isFormer);
}

/** Does a ticket of this category need a priority to count as classified? */
export function needsPriority(catalogue: Catalogue, category: Category): boolean {
  return categoryKind(catalogue, category).promised;
}

/** Whether a request of this category is kept to few. */
export function isRestrictedCategory(catalogue: Catalogue, category: Category): boolean {
  return categoryKind(catalogue, category).restricted;
}

/** Whether it cannot wait. */
export function isUrgent(catalogue: Catalogue, priority: Priority): boolean {
  return priorityKind(catalogue, priority).urgent;
}

/** What is meant where a priority alone is proposed: the first category that has deadlines and is open to all. */
export function usualCategory(catalogue: Catalogue): Category {
  const offered = offeredCategories(catalogue);
  const open = offered.filter(({ restricted }) => !restricted);
  const usual = open.find(({ promised }) => promised) ?? open[0] ?? offered[0];
  if (!usual) throw new Error('a desk has at least one category');
  return usual.key;
}
