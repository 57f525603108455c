import type { WatchingEvent } from '../../../ticket/chapters/watching.ts';
import type { ActionWords, Lines } from '../chapter.ts';

/** Who is told privately of what happens to a request. */
export const watchingActions = {
  watch: {
    label: { it: 'Segui', en: 'Watch' },
    done: {
      it: 'La segui: ti scriviamo in privato che cosa succede.',
      en: 'You are watching it: we message you privately about what happens.',
    },
  },
  unwatch: {
    label: { it: 'Non seguire più', en: 'Stop watching' },
    done: { it: 'Non la segui più.', en: 'You are no longer watching it.' },
  },
} satisfies Record<string, ActionWords>;

export const watchingLines: Lines<WatchingEvent> = {
  watched: (_, who) => ({ it: `${who} segue la richiesta.`, en: `${who} is watching the ticket.` }),
  unwatched: (_, who) => ({
    it: `${who} non segue più la richiesta.`,
    en: `${who} stopped watching the ticket.`,
  }),
};
