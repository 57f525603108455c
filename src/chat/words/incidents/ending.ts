import type { InBoth } from '../in-both.ts';

/** How an incident ends, and its requests with it. */
export const ending = {
  label: { it: 'Chiudi il disservizio', en: 'Close incident' },
  form: {
    title: { it: 'Chiudi il disservizio', en: 'Close incident' },
    intro: {
      it: 'Non si aggiunge più nessuna richiesta. Puoi chiudere insieme anche quelle che ne fanno parte, con la stessa risoluzione.',
      en: 'Nothing joins any more. You can also close the tickets that are part of it, with one resolution.',
    },
    submit: { it: 'Avanti', en: 'Next' },
  },
  which: { it: 'Le richieste aperte', en: 'The open tickets' },
  all: (count: number) => ({
    it: `Chiudi anche le richieste (${count})`,
    en: `Close the tickets too (${count})`,
  }),
  none: { it: 'Restano aperte', en: 'They stay open' },
  textFor: {
    it: (count: number) => ({
      it: `Risoluzione in italiano (per ${count})`,
      en: `Italian resolution (for ${count})`,
    }),
    en: (count: number) => ({
      it: `Risoluzione in inglese (per ${count})`,
      en: `English resolution (for ${count})`,
    }),
  },
  preview: {
    title: { it: 'Chiusura', en: 'Closing' },
    alone: (open: number) => ({
      it:
        open === 0
          ? 'Il disservizio si chiude.'
          : `Il disservizio si chiude; ${open === 1 ? 'la sua richiesta aperta resta aperta' : `le sue ${open} richieste aperte restano aperte`}.`,
      en:
        open === 0
          ? 'The incident is closed.'
          : `The incident is closed; its ${open === 1 ? 'open ticket stays open' : `${open} open tickets stay open`}.`,
    }),
    all: (count: number) => ({
      it: `Il disservizio si chiude, e con lui ${count === 1 ? 'una richiesta' : `${count} richieste`}: ogni cliente riceve l’email di chiusura nella propria lingua.`,
      en: `The incident is closed, and ${count === 1 ? 'one ticket' : `${count} tickets`} with it: each customer gets the closing email in their own language.`,
    }),
    stay: { it: 'Restano aperte', en: 'Stay open' },
    send: { it: 'Chiudi', en: 'Close' },
  },
  /** Of an incident that is closed: those of its requests that are open still. */
  rest: {
    label: { it: 'Chiudi le altre', en: 'Close the others' },
    form: {
      title: { it: 'Chiudi le altre', en: 'Close the others' },
      intro: {
        it: 'Il disservizio è chiuso, ma alcune sue richieste sono ancora aperte: si chiudono insieme, con la stessa risoluzione.',
        en: 'The incident is closed, but some of its tickets are still open: they are closed together, with one resolution.',
      },
      submit: { it: 'Avanti', en: 'Next' },
    },
    preview: (count: number) => ({
      it: `${count === 1 ? 'Si chiude una richiesta' : `Si chiudono ${count} richieste`}: ogni cliente riceve l’email di chiusura nella propria lingua.`,
      en: `${count === 1 ? 'One ticket is' : `${count} tickets are`} closed: each customer gets the closing email in their own language.`,
    }),
    none: {
      it: 'Nessuna delle richieste ancora aperte si può chiudere così: sono da assegnare o da classificare.',
      en: 'None of the tickets still open can be closed this way: they have to be assigned or classified first.',
    },
    done: {
      it: 'Le richieste si stanno chiudendo: la scheda dice a che punto è.',
      en: 'The tickets are being closed: the card says how far it is.',
    },
  },
  stopped: {
    it: 'Questa chiusura è stata fermata: non riparte. Le richieste ancora aperte si chiudono con «Chiudi le altre», sulla scheda.',
    en: 'This closing was stopped: it does not go on. The tickets still open are closed with “Close the others”, on the card.',
  },
  done: { it: 'Il disservizio è chiuso.', en: 'The incident is closed.' },
  doneAll: {
    it: 'Il disservizio è chiuso; le sue richieste si stanno chiudendo, la scheda dice a che punto è.',
    en: 'The incident is closed; its tickets are being closed, its card says how far it is.',
  },
} satisfies InBoth;
