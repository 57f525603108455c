import type { InBoth } from '../in-both.ts';

/** One message to all of an incident. */
export const writing = {
  label: { it: 'Scrivi a tutti', en: 'Write to all' },
  toNew: { it: 'Scrivi a queste', en: 'Write to these' },
  form: {
    title: { it: 'Scrivi a tutti', en: 'Write to all' },
    titleNew: { it: 'Scrivi alle nuove', en: 'Write to the new ones' },
    intro: {
      it: 'Ogni cliente riceve il testo nella propria lingua, in risposta alla sua richiesta. Le richieste restano aperte e le scadenze non cambiano.',
      en: 'Each customer gets the text in their own language, as an answer to their ticket. The tickets stay open, and their deadlines as they are.',
    },
    submit: { it: 'Anteprima', en: 'Preview' },
  },
  text: {
    it: (count: number) => ({ it: `Testo in italiano (per ${count})`, en: `Italian text (for ${count})` }),
    en: (count: number) => ({ it: `Testo in inglese (per ${count})`, en: `English text (for ${count})` }),
  },
  needless: {
    it: {
      it: 'Testo in italiano (non serve: nessuno lo legge in italiano)',
      en: 'Italian text (not needed: nobody reads it in Italian)',
    },
    en: {
      it: 'Testo in inglese (non serve: nessuno lo legge in inglese)',
      en: 'English text (not needed: nobody reads it in English)',
    },
  },
  placeholder: {
    it: {
      it: 'Che cosa succede, che cosa stiamo facendo, quando riscriveremo',
      en: 'What is happening, what we are doing, when we will write again',
    },
    en: { it: 'Lo stesso, in inglese', en: 'The same, in English' },
  },
  textMissing: {
    it: (count: number) => ({
      it: `Manca il testo in italiano: ${count} lo leggono.`,
      en: `The Italian text is missing: ${count} read it.`,
    }),
    en: (count: number) => ({
      it: `Manca il testo in inglese: ${count} lo leggono.`,
      en: `The English text is missing: ${count} read it.`,
    }),
  },
  preview: {
    title: { it: 'Anteprima per tutti', en: 'Preview for all' },
    intro: (count: number) => ({
      it: `La ${count === 1 ? 'riceve una persona, contata' : `ricevono ${count} persone, contate`} adesso: le richieste che si aggiungono dopo non sono comprese. Ecco l’email com’è per la prima di ogni lingua.`,
      en: `${count === 1 ? 'One person gets it' : `${count} people get it`}, counted now: what joins later is not among them. Here is the email as the first of each language gets it.`,
    }),
    italian: { it: 'In italiano', en: 'In Italian' },
    english: { it: 'In inglese', en: 'In English' },
    leftOut: { it: 'Escluse', en: 'Left out' },
    as: {
      it: (token: string) => ({
        it: `— In italiano, come per ${token} —`,
        en: `— In Italian, as for ${token} —`,
      }),
      en: (token: string) => ({
        it: `— In inglese, come per ${token} —`,
        en: `— In English, as for ${token} —`,
      }),
    },
    send: (count: number) => ({ it: `Invia a ${count}`, en: `Send to ${count}` }),
  },
  done: {
    it: 'In invio. La scheda del disservizio dice a che punto è; si può fermare.',
    en: 'On its way. The incident’s card says how far it is; it can be stopped.',
  },
} satisfies InBoth;
