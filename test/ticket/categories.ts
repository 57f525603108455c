import { offeredCategories } from '../../src/ticket/catalogue/catalogue.ts';
import type { Category } from '../../src/ticket/words.ts';
import { shippedTerms } from '../chat/a-moment.ts';

/** A category of the shipped desk.yaml. */
export function categoryCalled(wanted: string): Category {
  const found = offeredCategories(shippedTerms.policy.catalogue).find(({ key }) => key === wanted);
  if (!found) throw new Error(`desk.yaml lists no category ${wanted}`);
  return found.key;
}

export const bug = categoryCalled('bug');
export const helpDesk = categoryCalled('help-desk');
export const changeRequest = categoryCalled('change-request');
export const billable = categoryCalled('billable');
export const vulnerability = categoryCalled('vulnerability');
export const rejectedByCustomer = categoryCalled('rejected-by-customer');
