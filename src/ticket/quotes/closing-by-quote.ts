import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Category, isCategoryKey } from '../words.ts';

/** The terms' own name of the outcome (service rules, the seven categories). */
const rejected = 'rejected-by-customer';

/**
 * What a request becomes whose quote was refused, or expired; null where desk.yaml lists no such category (any more): then it keeps
 * the one it has.
 */
export function rejectedCategory({ categories }: Catalogue): Category | null {
  if (!isCategoryKey(rejected)) return null;
  return categories.some(({ key, isFormer }) => key === rejected && !isFormer) ? rejected : null;
}
