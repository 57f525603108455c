import { eachLanguage, type InBoth } from '../in-both.ts';

/** Of a request that somebody links to, or puts into what they write. */
export const sharedWords = eachLanguage({
  /** In the place of its subject, where its words are not shown. */
  wordless: { it: 'Richiesta', en: 'Ticket' },
  /** In the place of everything, where nothing is said of it. */
  inChat: {
    it: 'Si apre nel canale dell’assistenza, per chi può leggerla.',
    en: 'It opens in the support channel, for those who may read it.',
  },
  asOf: (at: string) => ({ it: `Situazione al ${at}`, en: `As of ${at}` }),
  /** In its window: what one copies, to link to it. */
  address: (url: string) => ({
    it: `Link da incollare in chat: ${url}`,
    en: `Link to paste in chat: ${url}`,
  }),
} satisfies InBoth);
