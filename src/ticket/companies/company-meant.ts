import type { Companies } from './companies.ts';
import { type Company, keyOf } from './company.ts';

/** Whom somebody means: one company, or those between which what they wrote does not decide; none where nothing is called so. */
export type Meant = { company: Company } | { alike: readonly Company[] };

/**
 * How a company is called where one is chosen or typed, so that it is that one and no other: by its name; where that says not
 * which, with a domain that is its own, or with its key. Pure.
 */
export function labelOf(company: Company, companies: Companies): string {
  const { name, domains, key } = company;
  return called(name, companies).length === 1 ? name : `${name} (${domains[0] ?? key})`;
}

/** The company that is meant by what somebody typed: as it is labelled, by its name or its key, or by a part of one name. Pure. */
export function companyMeant(written: string, companies: Companies): Meant {
  const typed = written.trim();
  const labelled = companies.all.filter(company => labelOf(company, companies) === typed);
  const exact = labelled.length > 0 ? labelled : called(typed, companies);
  const key = keyOf(typed);
  const alike =
    exact.length > 0 || key === '' ? exact : companies.all.filter(({ name }) => keyOf(name).includes(key));
  const [company] = alike;
  return company && alike.length === 1 ? { company } : { alike };
}

/** Those whose name it is, and the one whose key it is. */
function called(typed: string, { byName, byKey }: Companies): Company[] {
  const byItsKey = byKey.get(typed);
  return [...new Set([...(byName.get(keyOf(typed)) ?? []), ...(byItsKey ? [byItsKey] : [])])];
}
