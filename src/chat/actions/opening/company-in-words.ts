import type { TypedRequest } from '../../../desk/opened/open-by-hand.ts';
import { companyOfAddress } from '../../../ticket/companies/companies.ts';
import { readableLine } from '../../readable.ts';
import type { AsideAsked } from '../action.ts';

/** That a request counts by another company than the one which the customer's address tells of; '' where it does not. */
export function companyInWords({ desk, words }: AsideAsked, { company, from }: TypedRequest): string {
  const told = companyOfAddress(desk.companies.now(), from.address);
  if (company === undefined || !told || told.key === company?.key) return '';
  const chosen = company ? readableLine(company.name, 60) : words.actions.setCompany.none;
  return words.byHand.otherCompany(chosen, readableLine(told.name, 60));
}
