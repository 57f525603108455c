import { eachLanguage, type InBoth } from '../../../chat/words/in-both.ts';

/** Why a figure is so: which requests are behind it, and how each of them is counted. */
const said = {
  title: { it: 'Le richieste di questo numero', en: 'The requests behind this number' },
  none: { it: 'Nessuna richiesta.', en: 'No request.' },
  count: (shown: string, total: string) => ({ it: `${shown} di ${total}`, en: `${shown} of ${total}` }),
  /** One that was closed twice is one request, and two closings. */
  countTwice: (shown: string, total: string, counted: string) => ({
    it: `${shown} di ${total}; in tutto contano ${counted} volte`,
    en: `${shown} of ${total}; they count ${counted} times in all`,
  }),
  until: (span: string, at: string) => ({ it: `${span}, fino a ${at}`, en: `${span}, until ${at}` }),
  arrived: (hour: string) => ({ it: `Arrivate: ${hour}`, en: `Opened: ${hour}` }),
  pages: { it: 'Pagine', en: 'Pages' },
  older: { it: 'Altre', en: 'More' },
  withoutWords: { it: 'Riservata: la vede chi può', en: 'Restricted: only some may read it' },
  asksReason: {
    it: 'L’oggetto si legge nella chat, dicendo il motivo',
    en: 'Its subject can be read in chat, for a reason',
  },
  gone: { it: 'Le sue parole non ci sono più', en: 'Its words are gone' },
  inChat: { it: 'Aprila nella chat', en: 'Open it in chat' },
  segments: { it: 'Come è stato contato', en: 'How it was counted' },
  opened: (at: string) => ({ it: `arrivata ${at}`, en: `opened ${at}` }),
  closed: (at: string) => ({ it: `chiusa ${at}`, en: `closed ${at}` }),
  claimed: (at: string) => ({ it: `presa in carico ${at}`, en: `claimed ${at}` }),
  once: { it: 'conta una volta', en: 'it counts once' },
  times: (count: string) => ({ it: `conta ${count} volte`, en: `it counts ${count} times` }),
  notBehind: {
    it: 'questa richiesta non è tra quelle di questo numero',
    en: 'this request is not among those behind this number',
  },
  inForce: {
    it: 'Contato con gli orari e le promesse in vigore in quel momento, dall’arrivo, senza proroghe. Categoria e priorità sono quelle di oggi.',
    en: 'Counted with the hours and promises in force at that time, from the arrival, without extensions. Category and priority are those of today.',
  },
  back: { it: 'Torna alle richieste di questo numero', en: 'Back to the requests behind this number' },
} satisfies InBoth;

export const whyWords = eachLanguage(said);
