import type { InBoth } from '../in-both.ts';

/** What is taken over from chat. */
export const kept = {
  done: (token: string) => ({
    it: `Salvata come nota interna di ${token}.`,
    en: `Kept as an internal note on ${token}.`,
  }),
  already: (token: string) => ({
    it: `Era già tra le note di ${token}.`,
    en: `It was kept on ${token} already.`,
  }),
  noThread: {
    it: 'Questo messaggio non è nella discussione di una richiesta: lì si salva come nota. Da qui puoi aprirne una nuova.',
    en: 'This message is not in a ticket’s thread: there it can be kept as a note. From here you can open a new ticket.',
  },
  somebody: { it: 'un collega', en: 'a colleague' },
} satisfies InBoth;
