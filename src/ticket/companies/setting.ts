import type { Commands, Events } from '../grammar/chapter.ts';
import { type CommonRefusal, happen, refuse } from '../grammar/decision.ts';
import { remark } from '../grammar/traits.ts';

/** Whose request it is, where an operator says so. What is recognised by itself needs no word. */

/** `company` by its key, and what it is called today; null: it is of none. */
export type CompanyCommand = { type: 'set-company'; company: { key: string; name: string } | null };

export type CompanyEvent = { type: 'company-set'; company: string | null; name: string };

export const companyCommands: Commands<CompanyCommand, CompanyEvent, CommonRefusal> = {
  'set-company': {
    staleBy: [],
    clashes: ({ company }, event) => event.type === 'company-set' && event.company !== (company?.key ?? null),
    decide({ status, companyChosen, company: known }, { company }) {
      // What was promised to a closed one was kept or broken.
      if (status === 'closed') return refuse({ reason: 'closed' });
      const key = company?.key ?? null;
      const isSame = known === key && (companyChosen !== null || key !== null);
      return isSame
        ? refuse({ reason: 'nothing-changed' })
        : happen({ type: 'company-set', company: key, name: company?.name ?? '' });
    },
  },
};

export const companyEvents: Events<CompanyEvent> = {
  'company-set': {
    ...remark,
    // Its deadlines may be others now.
    moves: 'classification',
    strings: { company: 'theirs', name: 'theirs' },
    evolve: (_, { company }) => ({ company, companyChosen: { company } }),
  },
};
