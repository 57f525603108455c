import type { InBoth } from '../in-both.ts';

/** What the card of a request says. */
export const card = {
  facts: {
    language: { it: 'Lingua', en: 'Language' },
    category: { it: 'Categoria', en: 'Category' },
    priority: { it: 'Priorità', en: 'Priority' },
    assignee: { it: 'In carico a', en: 'Assignee' },
    resolution: { it: 'Risoluzione', en: 'Resolution' },
  },
  /** In place of a status. */
  merged: (token: string) => ({
    it: `Unita a ${token}`,
    en: `Merged into ${token}`,
  }),
  suggestion: (what: string, why: string) => ({
    it: `Proposta: ${what} (${why})`,
    en: `Suggested: ${what} (${why})`,
  }),
  /** Why a rule of desk.yaml fits. */
  reasons: {
    word: (word: string) => ({
      it: `contiene «${word}»`,
      en: `contains “${word}”`,
    }),
    sender: (sender: string) => ({
      it: `mittente ${sender}`,
      en: `sender ${sender}`,
    }),
    important: {
      it: 'segnata importante dal mittente',
      en: 'marked important by the sender',
    },
    customer: {
      it: 'la indica il cliente',
      en: 'says the customer',
    },
  },
  /** In the place of a card in a channel in which no cards lie (any more). */
  moved: (token: string) => ({
    it: `Lo sportello è in un altro canale: ${token} prosegue lì, qui non si aggiorna più.`,
    en: `The desk is in another channel: ${token} continues there, and is no longer updated here.`,
  }),
} satisfies InBoth;
