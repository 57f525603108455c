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
      it: `«${name}» non è il nome di una sola azienda: scrivilo per intero.`,
      en: `“${name}” is not the name of exactly one company: write it in full.`,
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
