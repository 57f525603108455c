import { inSeconds } from '../../../sla/working-length.ts';
import type { Policy } from '../../../ticket/clock/policy.ts';
import type { Company } from '../../../ticket/companies/company.ts';
import { baseAddress } from '../../../ticket/people/address.ts';
import { type Priority, priorities } from '../../../ticket/words.ts';
import { nearest } from '../../faults.ts';

/** Something that lies between a company and the rest, by the path of the value that is at fault. */
export type CompanyFault = { item: number; path: PropertyKey[]; says: string };

/** What companies are held against; null: it could not be read, and is said elsewhere. */
export type Around = {
  operators: string[] | null;
  /** Of each priority that the desk has. */
  promises: { [P in Priority]?: Policy['promises'][P] | undefined } | null;
  workingDaySeconds: number | null;
};

type Numbered = { item: number; company: Company };

/**
 * What two companies may not share, whom nobody knows, and what cannot be kept. Pure.
 *
 * @param companies those that could be read, each with its number among all
 * @param nameOf how one that comes first is called in a fault: by its item, or its line
 */
export function companyFaults(
  companies: Numbered[],
  around: Around,
  nameOf: (first: Numbered) => string,
): CompanyFault[] {
  return [
    ...shared(companies, nameOf),
    ...companies.flatMap(each => [...strangers(each, around.operators), ...unkeepable(each, around)]),
  ];
}

function shared(companies: Numbered[], nameOf: (first: Numbered) => string): CompanyFault[] {
  const seen = new Map<string, Numbered>();
  return companies.flatMap(each => {
    const { item, company } = each;
    const values: { what: string; value: string; path: PropertyKey[] }[] = [
      { what: 'the key', value: company.key, path: ['name'] },
      ...company.domains.map((value, at) => ({ what: 'the domain', value, path: ['domains', at] })),
      ...company.addresses.map((value, at) => ({ what: 'the address', value, path: ['addresses', at] })),
    ];
    return values.flatMap(({ what, value, path }): CompanyFault[] => {
      const name = `${what} ${what === 'the address' ? baseAddress(value) : value}`;
      const first = seen.get(name);
      if (!first) seen.set(name, each);
      if (!first || first === each) return [];
      const mend =
        what === 'the key' ? 'give one of the two a key of its own' : 'leave it with the one whose it is';
      return [{ item, path, says: `${what} ${value} is ${nameOf(first)}’s already: ${mend}` }];
    });
  });
}

function strangers({ item, company: { operator } }: Numbered, known: string[] | null): CompanyFault[] {
  if (operator === null || known === null || known.includes(operator)) return [];
  const meant = nearest(operator, known);
  const mend = meant ? `did you mean ${meant}?` : 'list them in desk.yaml under operators';
  return [{ item, path: ['operator'], says: `no operator has the address ${operator}: ${mend}` }];
}

function unkeepable({ item, company }: Numbered, { promises, workingDaySeconds }: Around): CompanyFault[] {
  const { promises: own, hours } = company;
  const day = hours?.workingDaySeconds ?? workingDaySeconds;
  if (!own || !promises || !day) return [];
  const seconds = { workingDaySeconds: day };
  return priorities.flatMap((priority): CompanyFault[] => {
    if (!own[priority]) return [];
    const desk = promises[priority];
    if (!desk) {
      const says = `the desk has no priority ${priority}: list it under priorities, with its promises, or remove this`;
      return [{ item, path: ['promises', String(priority)], says }];
    }
    const { claim, resolve } = { ...desk, ...own[priority] };
    if (inSeconds(seconds, claim) <= inSeconds(seconds, resolve)) return [];
    const written = own[priority].claim ? 'claim' : 'resolve';
    const says = `priority ${priority} would have to be resolved before it is claimed: write claim and resolve, claim no more than resolve`;
    return [{ item, path: ['promises', String(priority), written], says }];
  });
}
