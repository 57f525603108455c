import type { Companies } from '../../../ticket/companies/companies.ts';
import type { Company } from '../../../ticket/companies/company.ts';
import { companyMeant, labelOf } from '../../../ticket/companies/company-meant.ts';
import type { Option } from '../../card.ts';
import { readableLine } from '../../readable.ts';
import type { Words } from '../../words/words.ts';
import type { Fault } from '../action.ts';

/** A label with what tells two companies of one name apart. */
export const labelLength = 400;
const optionLength = 70;
/** In place of a key; no key has a blank. */
export const ofNone = 'of none';
/** In place of a key: whichever is their address's. */
const byAddress = 'by address';
const namedAtMost = 5;

/** Companies to be chosen from, by their keys. */
export function companyOptions(list: readonly Company[], companies: Companies): Option[] {
  // A name of which nothing is seen is one that nobody could choose.
  return list.map(company => ({ value: company.key, label: optionOf(company, companies) || company.key }));
}

/** That whichever is their address's shall count, as a choice. */
export function addressOption({ actions }: Words): Option {
  return { value: byAddress, label: actions.setCompany.asAddress };
}

/** What was typed leaves it to their address. */
export function isByAddress(written: string): boolean {
  return written.trim() === '' || written === byAddress;
}

/**
 * The company that a form names.
 *
 * @param isListed it was chosen from a list, which bears keys; otherwise it was typed
 * @returns null: none; a fault with what to write where no one company is called so
 */
export function companyIn(
  written: string,
  isListed: boolean,
  companies: Companies,
  words: Words,
): { company: Company | null } | Fault {
  if (written.trim() === '' || written === ofNone) return { company: null };
  const chosen = isListed ? companies.byKey.get(written) : undefined;
  if (chosen) return { company: chosen };
  const meant = companyMeant(written, companies);
  return 'company' in meant ? meant : { fault: whichOne(written, meant.alike, companies, words) };
}

function whichOne(
  written: string,
  alike: readonly Company[],
  companies: Companies,
  { actions: { setCompany } }: Words,
): string {
  const name = readableLine(written, 60);
  if (alike.length === 0) return setCompany.unknown(name);
  const named = alike.slice(0, namedAtMost).map(company => readableLine(labelOf(company, companies), 120));
  return setCompany.several(name, named.join(' · '), alike.length - named.length);
}

/** Short enough for a choice; what tells it from others of its name stays readable. */
function optionOf(company: Company, companies: Companies): string {
  const label = labelOf(company, companies);
  if (label === company.name || label.length <= optionLength) return readableLine(label, optionLength);
  const own = label.slice(company.name.length);
  return readableLine(
    `${readableLine(company.name, Math.max(20, optionLength - own.length))}${own}`,
    optionLength,
  );
}
