import type { InBoth } from '../in-both.ts';

/** What belongs together: merging, linking, splitting. */
export const relating = {
  mergeInto: (token: string) => ({
    it: `Unisci a ${token}`,
    en: `Merge into ${token}`,
  }),
  relate: {
    relation: { it: 'Che cosa vuoi fare?', en: 'What would you like to do?' },
    merge: { it: 'Unirla a un’altra richiesta', en: 'Merge it into another ticket' },
    link: { it: 'Collegarla a un’altra richiesta', en: 'Link it to another ticket' },
    split: {
      it: 'Separare un messaggio in una richiesta nuova',
      en: 'Split a message off into a new ticket',
    },
    number: { it: 'Numero dell’altra richiesta', en: 'Number of the other ticket' },
    numberPlaceholder: { it: '1042', en: '1042' },
    message: { it: 'Messaggio da separare', en: 'Message to split off' },
    messagePlaceholder: { it: 'Solo per separare', en: 'For splitting only' },
    noNumber: {
      it: 'Scrivi il numero di una richiesta che esiste.',
      en: 'Write the number of a ticket that exists.',
    },
    noMessage: {
      it: 'Scegli quale messaggio separare; il primo resta sempre qui.',
      en: 'Choose which message to split off; the first one always stays.',
    },
  },
} satisfies InBoth;
