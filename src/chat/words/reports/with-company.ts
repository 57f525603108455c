import { eachLanguage, type InBoth } from '../in-both.ts';

/** What is said of what was done for a company: on the report's page, and at the command line. */
const said = {
  title: (company: string) => ({ it: `Per ${company}`, en: `For ${company}` }),
  lead: {
    it: 'Il lavoro, i preventivi e gli ingressi nei suoi sistemi nel periodo: si può stampare e consegnare al cliente.',
    en: 'Work, quotes and entries into its systems during the period: it can be printed and handed to the customer.',
  },
  request: { it: 'Richiesta', en: 'Request' },
  work: { it: 'Tempo lavorato', en: 'Time worked' },
  time: { it: 'Tempo', en: 'Time' },
  quote: { it: 'Preventivo', en: 'Quote' },
  withoutQuote: { it: 'senza preventivo', en: 'without a quote' },
  inAll: { it: 'In tutto', en: 'In all' },
  quotes: { it: 'Preventivi', en: 'Quotes' },
  price: { it: 'Offerta', en: 'Offer' },
  offered: { it: 'Inviato', en: 'Offered' },
  state: { it: 'Esito', en: 'Outcome' },
  states: {
    open: { it: 'in attesa di risposta', en: 'waiting for an answer' },
    accepted: { it: 'accettato', en: 'accepted' },
    refused: { it: 'rifiutato', en: 'refused' },
    expired: { it: 'scaduto', en: 'expired' },
    withdrawn: { it: 'ritirato', en: 'withdrawn' },
    replaced: { it: 'sostituito', en: 'replaced' },
    ended: { it: 'chiuso senza risposta', en: 'closed without an answer' },
  },
  on: (state: string, at: string) => ({ it: `${state} il ${at}`, en: `${state} on ${at}` }),
  entries: { it: 'Ingressi nei sistemi', en: 'Entries into systems' },
  who: { it: 'Chi', en: 'Who' },
  somebody: { it: 'un operatore', en: 'an operator' },
  from: { it: 'Dalle', en: 'From' },
  until: { it: 'Alle', en: 'Until' },
  purpose: { it: 'Perché', en: 'Purpose' },
  stillInside: { it: 'ancora dentro', en: 'still inside' },
  restricted: {
    it: 'Richieste riservate che qui non compaiono',
    en: 'Restricted requests that are not shown here',
  },
  unseen: (count: string) => ({
    it: `Richieste riservate che qui non compaiono: ${count}.`,
    en: `Restricted requests that are not shown here: ${count}.`,
  }),
  notPrinted: { it: 'Questa riga non si stampa.', en: 'This line is not printed.' },
  none: { it: 'Niente nel periodo.', en: 'Nothing during the period.' },
} satisfies InBoth;

export const withCompanyWords = eachLanguage(said);
