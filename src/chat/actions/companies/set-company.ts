import { z } from 'zod';
import { setCompany as set } from '../../../desk/companies/set-company.ts';
import type { Handled } from '../../../desk/handle.ts';
import { readableLine } from '../../readable.ts';
import type { Doing, Fault, Inputs, TicketAction } from '../action.ts';
import { isAtWork, offered } from '../offer.ts';
import { companyField, companyMeant, nameLength, rememberField } from './company-fields.ts';

const input = z.object({
  company: z.string().max(nameLength).default(''),
  remember: z.enum(['yes', 'no']).default('no'),
});

/** Whose request it is: of a sender who was not recognised, or was taken for another. */
export const setCompany: TicketAction<'set-company'> = {
  about: 'ticket',
  verb: 'set-company',
  label: words => words.actions.setCompany.label,
  offered: where => (where.on === 'card' && isAtWork(where.state) && where.servesCompanies ? offered : null),
  form: {
    words: words => words.actions.setCompany.form,
    fields: async ({ desk, ticket, words }) => [
      companyField(desk, ticket, words),
      ...rememberField(ticket, words),
    ],
    trial: null,
    saysPromise: true,
    isReading: false,
    within: {},
  },
  letter: null,
  does: { kind: 'deed', carryOut },
  answer: { shows: 'card', line: ({ words }) => words.actions.setCompany.done },
  adds: false,
  isReading: false,
  isUndo: false,
};

async function carryOut(
  inputs: Inputs,
  { desk, words, ticket, seen, circumstances }: Doing,
): Promise<Handled | Fault> {
  const parsed = input.safeParse(inputs);
  if (!parsed.success) return { fault: words.badInput };
  const { company: written, remember } = parsed.data;
  const company = companyMeant(written, desk.companies.now());
  if (company === undefined) return { fault: words.actions.setCompany.unknown(readableLine(written, 60)) };
  return await set(desk, ticket, company, remember === 'yes', seen, circumstances);
}
