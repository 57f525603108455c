import type { CustomerEvent, LettersThen } from '../../../../ticket/people/naming-customer.ts';
import type { Person } from '../../../../ticket/words.ts';
import { readableLine } from '../../../readable.ts';
import type { ActionWords, Lines } from '../../chapter.ts';
import type { Said } from '../../in-both.ts';

/** Who the customer is, where that was typed. */
export const customerActions = {
  setCustomer: {
    label: { it: 'Cliente', en: 'Customer' },
    form: {
      title: { it: 'Cliente', en: 'Customer' },
      intro: {
        it: 'Le email in attesa e le prossime vanno al nuovo indirizzo. Quelle già inviate restano a chi le ha ricevute.',
        en: 'Emails that wait, and those to come, go to the new address. Those already sent stay with whoever received them.',
      },
      submit: { it: 'Conferma', en: 'Confirm' },
    },
    /** @param letters '' where there were none to speak of */
    said: (customer: string, letters: string) => ({
      it: [`Il cliente è ora ${customer}.`, letters].filter(Boolean).join(' '),
      en: [`The customer is now ${customer}.`, letters].filter(Boolean).join(' '),
    }),
    letters: lettersInWords,
  },
} satisfies Record<string, ActionWords>;

export const customerLines: Lines<CustomerEvent> = {
  'customer-set': ({ customer, was, letters }, who) => {
    const now = customerSaid(customer);
    const before = was.address && was.address !== customer.address ? readableLine(was.address, 80) : '';
    const then = lettersInWords(letters);
    return {
      it: [`${who} ha corretto il cliente: ${now}${before ? ` (prima: ${before})` : ''}.`, then.it]
        .filter(Boolean)
        .join(' '),
      en: [`${who} corrected the customer: ${now}${before ? ` (before: ${before})` : ''}.`, then.en]
        .filter(Boolean)
        .join(' '),
    };
  },
};

/** "Paolo Neri · paolo@cliente.it" */
export function customerSaid({ name, address }: Person): string {
  return [readableLine(name, 60), readableLine(address, 80)].filter(Boolean).join(' · ');
}

/** What became of letters as the address changed; '' where there were none. */
function lettersInWords({ redirected, gone, held }: LettersThen): Said {
  const said: Said[] = [
    redirected > 0 && {
      it: `Email in attesa, ora verso il nuovo indirizzo: ${redirected}.`,
      en: `Waiting emails, now to the new address: ${redirected}.`,
    },
    gone > 0 && {
      it: `Email già inviate all’indirizzo di prima: ${gone}.`,
      en: `Emails already sent to the address before: ${gone}.`,
    },
    held > 0 && {
      it: `Email mai partite perché mancava un indirizzo: ${held}; se servono ancora, scrivi al cliente con «Rispondi».`,
      en: `Emails that never left for want of an address: ${held}; if they are still needed, write with “Reply”.`,
    },
  ].filter(each => each !== false);
  return { it: said.map(({ it }) => it).join(' '), en: said.map(({ en }) => en).join(' ') };
}
