import type { Company } from '../../../src/ticket/companies/company.ts';

/** A company of which nothing is so that a test does not say. */
export function aCompany(about: Partial<Company> = {}): Company {
  return {
    key: 'acme',
    name: 'ACME S.p.A.',
    domains: ['acme.example'],
    addresses: [],
    product: null,
    contract: null,
    promises: null,
    hours: null,
    operator: null,
    isVip: false,
    ...about,
  };
}

const wholeDay = { from: 0, to: 86_400 };

/** Day and night, through holidays and closures. */
export const always: NonNullable<Company['hours']> = {
  week: {
    1: [wholeDay],
    2: [wholeDay],
    3: [wholeDay],
    4: [wholeDay],
    5: [wholeDay],
    6: [wholeDay],
    7: [wholeDay],
  },
  hours: {},
  holidays: { country: null, region: null, extra: [] },
  workingDaySeconds: 86_400,
  throughClosures: true,
};
