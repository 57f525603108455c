import type { CustomersEvent } from '../../../../ticket/portal/customers-word.ts';
import type { Verdict } from '../../../../ticket/portal/verdict.ts';
import { readable, readableLine } from '../../../readable.ts';
import type { Lines, Notices } from '../../chapter.ts';
import type { Said } from '../../in-both.ts';

const verdicts: Record<Verdict, Said> = {
  up: { it: '👍 bene', en: '👍 good' },
  down: { it: '👎 male', en: '👎 bad' },
};

const theCustomer: Said = { it: 'Il cliente', en: 'The customer' };

/** What customers say of their request on their pages. */
export const customersLines: Lines<CustomersEvent> = {
  'said-solved': (_, who) => ({
    it: `${who} dice che è risolta: resta da chiudere.`,
    en: `${who} says that it is solved: it remains to be closed.`,
  }),
  rated: ({ verdict, text, isNamed }, who) => {
    const word = readable(text, 1000);
    const by = isNamed ? { it: who, en: who } : theCustomer;
    return {
      it: `${by.it} ha valutato l’assistenza: ${verdicts[verdict].it}${word && ` – ${word}`}`,
      en: `${by.en} rated the support: ${verdicts[verdict].en}${word && ` – ${word}`}`,
    };
  },
  'colleague-named': ({ address }, who) => {
    const named = readableLine(address, 120);
    return {
      it: `${who} ha aggiunto ${named} alla conversazione.`,
      en: `${who} added ${named} to the conversation.`,
    };
  },
};

export const customersNotices = {
  saidSolved: ({ saidSolved, status }, instant) =>
    saidSolved === null || status === 'closed'
      ? null
      : {
          it: `Il cliente dice che è risolta (${instant(new Date(saidSolved))}): la chiuda chi la segue.`,
          en: `The customer says that it is solved (${instant(new Date(saidSolved))}): whoever has it closes it.`,
        },
  rating: ({ rating }, instant) =>
    rating && {
      it: `Valutazione del cliente: ${verdicts[rating.verdict].it} (${instant(new Date(rating.at))}).`,
      en: `Rated by the customer: ${verdicts[rating.verdict].en} (${instant(new Date(rating.at))}).`,
    },
} satisfies Notices;
