import type { Language } from '../../../ticket/words.ts';
import type { InBoth } from '../in-both.ts';

/** What any list of requests says around them. */
export const lists = {
  count: (total: number) => ({
    it: total === 1 ? '1 richiesta' : `${total} richieste`,
    en: total === 1 ? '1 ticket' : `${total} tickets`,
  }),
  /** Of a page: "13–24 of 61" */
  page: (from: number, to: number, total: number) => ({
    it: `${from}–${to} di ${total}`,
    en: `${from}–${to} of ${total}`,
  }),
  /** Beside what is told to a channel: for whoever presses, with buttons. */
  open: (total: number) => ({
    it: total === 1 ? 'Apri l’elenco' : `Apri l’elenco (${total})`,
    en: total === 1 ? 'Open list' : `Open list (${total})`,
  }),
  all: (total: number) => ({ it: `Mostra tutte (${total})`, en: `Show all (${total})` }),
  /** Out of a list, to the page on which it was asked for. */
  backHome: { it: 'Torna al riepilogo', en: 'Back to overview' },
  next: { it: 'Successive', en: 'Next' },
  previous: { it: 'Precedenti', en: 'Previous' },
  /** Beside what narrows it down. */
  only: (what: string) => ({ it: `solo ${what}`, en: `only ${what}` }),
  inLanguage: (language: Language) => ({
    it: { it: 'in italiano', en: 'in inglese' }[language],
    en: { it: 'in Italian', en: 'in English' }[language],
  }),
  of: (name: string) => ({ it: `di ${name}`, en: `of ${name}` }),
  apply: { it: 'Filtra', en: 'Filter' },
  anyPriority: { it: 'Ogni priorità', en: 'Any priority' },
  anyCategory: { it: 'Ogni categoria', en: 'Any category' },
  anyCompany: { it: 'Ogni azienda', en: 'Any company' },
  anyLanguage: { it: 'Ogni lingua', en: 'Any language' },
  nothingOfThese: {
    it: 'Nessuna richiesta corrisponde a questi filtri.',
    en: 'No ticket matches these filters.',
  },
  badFilter: (typed: string) => ({
    it: `Non capisco «${typed}». Si può filtrare per priorità (*p1*), categoria (*bug*), lingua (*lingua:en*), azienda (*azienda:nome*) e incaricato (*di:nome*).`,
    en: `I don’t understand “${typed}”. You can filter by priority (*p1*), category (*bug*), language (*language:it*), company (*company:name*) and assignee (*of:name*).`,
  }),
  card: { it: 'Vai alla scheda', en: 'Go to card' },
  more: { it: 'Altro', en: 'More' },
} satisfies InBoth;
