import type { CompanyEvent } from '../../../../ticket/companies/setting.ts';
import { readableLine } from '../../../readable.ts';
import type { ActionWords, Lines } from '../../chapter.ts';

/** Whose request it is. */
export const companyActions = {
  setCompany: {
    label: { it: 'Azienda', en: 'Company' },
    form: {
      title: { it: 'Azienda', en: 'Company' },
      intro: {
        it: 'Le scadenze si ricalcolano dall’arrivo, secondo il contratto dell’azienda.',
        en: 'Deadlines are recalculated from the arrival, under the company’s contract.',
      },
      submit: { it: 'Conferma', en: 'Confirm' },
    },
    done: { it: 'Azienda indicata.', en: 'Company set.' },
    company: { it: 'Azienda', en: 'Company' },
    typed: { it: 'Nome dell’azienda; vuoto: nessuna', en: 'The company’s name; empty: none' },
    none: { it: 'Nessuna azienda', en: 'No company' },
    /** In a form that asks for the customer, too. */
    asAddress: { it: 'Quella del suo indirizzo', en: 'As their address tells' },
    find: { it: 'Cerca l’azienda', en: 'Find the company' },
    findPlaceholder: { it: 'Nome…', en: 'Name…' },
    remember: (address: string) => ({ it: `Chi scrive da ${address}`, en: `Whoever writes from ${address}` }),
    always: { it: 'Vale anche per le altre sue richieste', en: 'Applies to their other requests too' },
    once: { it: 'Solo per questa richiesta', en: 'For this request only' },
    unknown: (name: string) => ({
      it: `«${name}» non è il nome di un’azienda: controlla come è scritto.`,
      en: `“${name}” is the name of no company: check how it is written.`,
    }),
    /** @param which of them, by labels that tell them apart @param more how many besides */
    several: (name: string, which: string, more: number) => ({
      it: `«${name}» può essere più di un’azienda: scrivi quale: ${which}${more > 0 ? `, e altre ${more}` : ''}.`,
      en: `“${name}” can be more than one company: write which: ${which}${more > 0 ? `, and ${more} more` : ''}.`,
    }),
  },
} satisfies Record<string, ActionWords>;

export const companyLines: Lines<CompanyEvent> = {
  'company-set': ({ company, name }, who) => {
    const said = readableLine(name, 80);
    return company === null
      ? { it: `${who}: la richiesta non è di un’azienda.`, en: `${who}: the request is not a company’s.` }
      : { it: `${who} ha indicato l’azienda: ${said}.`, en: `${who} set the company: ${said}.` };
  },
};
