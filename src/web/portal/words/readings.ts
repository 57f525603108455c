import type { Language } from '../../../ticket/words.ts';

type ReadingWords = {
  title: string;
  lead: string;
  none: string;
  when: string;
  who: string;
  what: string;
  why: string;
  /** By what they are to the customer. */
  by: Record<'operator' | 'colleague' | 'machine', string>;
  whats: Record<'conversation' | 'file' | 'found' | 'entered' | 'left', string>;
  whyEntered(what: string, purpose: string): string;
  forRequest(token: string): string;
  all: string;
  older: string;
  newest: string;
};

/** Who read customers' data, as they read it themselves. */
export const readingWords: Record<Language, ReadingWords> = {
  it: {
    title: 'Chi ha letto i miei dati',
    lead: 'Ogni volta che un operatore, o un suo collega sul portale, apre per intero ciò che ha scritto o un suo allegato, ne vede un passaggio in una ricerca, o che un operatore entra nel suo sistema, resta registrato: quando, che cosa, e per quale richiesta.',
    none: 'Nessuno ha ancora aperto per intero ciò che ha scritto.',
    when: 'Quando',
    who: 'Chi',
    what: 'Che cosa',
    why: 'Perché',
    by: {
      operator: 'un operatore',
      colleague: 'un suo collega',
      machine: 'chi amministra il sistema',
    },
    whats: {
      conversation: 'ha letto la conversazione',
      file: 'ha aperto un allegato',
      found: 'ne ha visto un passaggio in una ricerca',
      entered: 'ha avuto accesso al suo sistema',
      left: 'ha lasciato il suo sistema',
    },
    whyEntered: (what, purpose) => `${what}: «${purpose}»`,
    forRequest: token => `per la richiesta ${token}`,
    all: 'Tutte le letture',
    older: 'Più vecchie',
    newest: 'Le più recenti',
  },
  en: {
    title: 'Who read my data',
    lead: 'Each time that an operator, or a colleague of yours on the portal, opens all of what you wrote or a file of yours, sees a passage of it in a search, or that an operator enters your system, it is recorded: when, what, and for which request.',
    none: 'Nobody has opened all of what you wrote yet.',
    when: 'When',
    who: 'Who',
    what: 'What',
    why: 'Why',
    by: { operator: 'an operator', colleague: 'a colleague of yours', machine: 'whoever runs the system' },
    whats: {
      conversation: 'read the conversation',
      file: 'opened a file',
      found: 'saw a passage of it in a search',
      entered: 'entered your system',
      left: 'left your system',
    },
    whyEntered: (what, purpose) => `${what}: “${purpose}”`,
    forRequest: token => `for request ${token}`,
    all: 'All readings',
    older: 'Older ones',
    newest: 'The latest',
  },
};
