import type { Usable } from '../../config/config.ts';
import type { Finding } from '../../finding.ts';
import { type Company, standingOn } from '../../ticket/companies/company.ts';

const namedAtMost = 5;

/**
 * What is possible of companies, and probably not meant.
 *
 * @param where which of them: those of desk.yaml, or those that were imported
 */
export function aboutCompanies(
  companies: readonly Company[],
  zone: string,
  now: Date,
  where: string,
): Finding[] {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(now);
  const ended = companies.filter(company => standingOn(company, today) === 'ended');
  const mute = companies.filter(({ domains, addresses }) => domains.length + addresses.length === 0);
  return [
    ...(ended.length > 0
      ? [
          warning(
            `${counted(ended.length, 'contract has', 'contracts have')} ended: ${listed(ended)}; their requests are counted as the desk promises to all`,
            `write the new end, or leave the contract out (${where})`,
          ),
        ]
      : []),
    ...(mute.length > 0
      ? [
          warning(
            `${counted(mute.length, 'company has', 'companies have')} neither domains nor addresses: ${listed(mute)}; no request is recognised as theirs`,
            `write domains, or addresses (${where})`,
          ),
        ]
      : []),
  ];
}

/** The companies of desk.yaml. */
export function checkListedCompanies({ parts }: Usable, now: Date): Finding[] {
  const { companies = [], calendar } = parts;
  return aboutCompanies(companies, calendar?.zone ?? 'UTC', now, 'desk.yaml: companies');
}

function warning(says: string, fix: string): Finding {
  return { part: 'Companies', ok: true, isWarning: true, says, fix };
}

function counted(many: number, one: string, more: string): string {
  return `${many} ${many === 1 ? one : more}`;
}

function listed(companies: Company[]): string {
  const names = companies.slice(0, namedAtMost).map(({ name }) => name);
  return [...names, ...(companies.length > namedAtMost ? ['…'] : [])].join(', ');
}
