import { aside } from '../aside.ts';
import { companyChosen } from '../companies/company-fields.ts';
import { companyIn } from '../companies/company-in-form.ts';
import { decided, portalWish } from './portal-wish.ts';

/** Whoever asked sees all requests of a company, as its contact: a manager names them. */
export const grantPortalForCompany = aside({
  ...portalWish,
  verb: 'grant-portal-for-company',
  label: words => words.mail.portalWish.grantForCompany,
  managersOnly: words => words.mail.portalWish.managersOnly,
  form: {
    words: words => words.mail.portalWish.form,
    known: ({ company }) => ({ company: company?.key ?? '' }),
    fields: ({ company = '' }, { desk, words }) => [companyChosen(desk, words, company)],
  },
  read: async ({ company = '' }, _wish, { desk, words }) => {
    const chosen = companyIn(company, true, desk.companies.now(), words);
    if ('fault' in chosen) return chosen;
    return chosen.company ? { input: chosen.company.key } : { fault: words.mail.portalWish.noCompany };
  },
  carryOut: async (company, wish, asked) => await decided(wish, { to: 'granted', company }, asked),
});
