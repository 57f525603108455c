import { baseAddress, domainOf } from '../people/address.ts';
import { isUnconfirmed, type TicketAuthorship } from '../people/authorship.ts';
import type { Ticket } from '../ticket.ts';
import type { Person } from '../words.ts';
import { type Company, keyOf } from './company.ts';

/** All companies, by whatever they are looked up. */
export type Companies = {
  /** In the order of their names. */
  all: readonly Company[];
  byKey: ReadonlyMap<string, Company>;
  /** By the key that their name would make: two houses may bear one name, and have different keys. */
  byName: ReadonlyMap<string, readonly Company[]>;
  /** By the mailbox behind an address; null: it is known that this one belongs to none. */
  byAddress: ReadonlyMap<string, Company | null>;
  byDomain: ReadonlyMap<string, Company>;
};

/** An address of which operators said in chat whose it is; null: nobody's. */
export type RememberedAddress = { address: string; company: string | null };

/**
 * Companies to be looked up. Where two would have the same address or domain, the first has it: configuration and import
 * refuse that before.
 *
 * @param remembered yields to what the companies themselves say; that of a company that is not there any more is passed over
 */
export function companiesOf(
  list: readonly Company[],
  remembered: readonly RememberedAddress[] = [],
): Companies {
  const byKey = new Map<string, Company>();
  const byAddress = new Map<string, Company | null>();
  const byDomain = new Map<string, Company>();
  for (const company of list) {
    if (!byKey.has(company.key)) byKey.set(company.key, company);
    for (const address of company.addresses.map(baseAddress))
      if (!byAddress.has(address)) byAddress.set(address, company);
    for (const domain of company.domains) if (!byDomain.has(domain)) byDomain.set(domain, company);
  }
  for (const { address, company: key } of remembered) {
    const company = key === null ? null : byKey.get(key);
    if (company !== undefined && !byAddress.has(baseAddress(address)))
      byAddress.set(baseAddress(address), company);
  }
  const all = [...byKey.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'it'));
  const byName = Map.groupBy(all, ({ name }) => keyOf(name));
  return { all, byKey, byName, byAddress, byDomain };
}

/**
 * Whose an address is: by itself first, then by its domain, then by the domains around that (`it.acme.example` is
 * `acme.example`'s, unless somebody has it).
 */
export function companyOfAddress({ byAddress, byDomain }: Companies, address: string): Company | null {
  // Most desks know no companies, and to tell a mailbox's base from its tags is most of what this takes.
  if (address === '' || (byAddress.size === 0 && byDomain.size === 0)) return null;
  const own = byAddress.get(baseAddress(address));
  if (own !== undefined) return own;
  if (byDomain.size === 0) return null;
  const labels = domainOf(address).split('.');
  // A domain of one label is nobody's.
  for (let first = 0; first + 1 < labels.length; first += 1) {
    const company = byDomain.get(labels.slice(first).join('.'));
    if (company) return company;
  }
  return null;
}

/** What of a request says whose it is. */
export type WhoAsks = Pick<Ticket, 'companyChosen'> & {
  requester: Pick<Person, 'address'>;
  authorship: Pick<TicketAuthorship, 'unverified'>;
};

/**
 * The key of the company to which a request belongs: the one that somebody chose for it, while there is such a one; else
 * that of whoever asked. Nobody gets what was agreed with a company by writing its name into From: where the receiving
 * mail server says that the sender is not who they say, it is for people to choose.
 */
export function companyOf(request: WhoAsks, companies: Companies): string | null {
  const { requester, authorship, companyChosen } = request;
  if (companyChosen?.company === null) return null;
  if (companyChosen && companies.byKey.has(companyChosen.company)) return companyChosen.company;
  if (isUnconfirmed(authorship)) return null;
  return companyOfAddress(companies, requester.address)?.key ?? null;
}
