import { z } from 'zod';
import { setCompany as set } from '../../../desk/companies/set-company.ts';
import type { Handled } from '../../../desk/handle.ts';
import type { Doing, Fault, Inputs, TicketAction } from '../action.ts';
import { isAtWork, offered } from '../offer.ts';
import { areListed, companyField, rememberField } from './company-fields.ts';
import { companyIn, labelLength } from './company-in-form.ts';

const input = z.object({
  company: z.string().max(labelLength).default(''),
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
  const named = companyIn(written, areListed(desk), desk.companies.now(), words);
  if ('fault' in named) return named;
  return await set(desk, ticket, named.company, remember === 'yes', seen, circumstances);
}
