import type { InBoth } from '../in-both.ts';

/** What one person is told of requests, in the chat between them and the desk. */
export const watching = {
  title: { it: 'Novità su una richiesta che segui', en: 'News on a ticket you are watching' },
} satisfies InBoth;

export const reminding = {
  title: { it: '⏰ Il tuo promemoria', en: '⏰ Your reminder' },
  label: { it: 'Ricordamelo', en: 'Remind me' },
  form: {
    title: { it: 'Ricordamelo', en: 'Remind me' },
    intro: {
      it: 'All’ora che scegli ti scriviamo in privato. Lo sai solo tu; la richiesta resta dov’è.',
      en: 'We message you privately at the time you choose. Only you know; the ticket stays where it is.',
    },
    submit: { it: 'Salva', en: 'Save' },
  },
  note: { it: 'Che cosa devi fare?', en: 'What do you have to do?' },
  notePlaceholder: { it: 'Richiamare, controllare la correzione…', en: 'Call back, check the fix…' },
  cancel: { it: 'Annulla promemoria', en: 'Cancel reminder' },
  cancelled: (token: string) => ({
    it: `Promemoria su ${token} annullato.`,
    en: `Reminder on ${token} cancelled.`,
  }),
  none: (token: string) => ({
    it: `Su ${token} non hai promemoria in arrivo.`,
    en: `You have no reminder to come on ${token}.`,
  }),
  /** In the form, where one is to come. */
  toCome: (at: string) => ({
    it: `Hai già un promemoria: ${at}. Un nuovo orario lo sposta.`,
    en: `You already have a reminder: ${at}. A new time moves it.`,
  }),
  instead: { it: 'Nessuno: annulla il promemoria', en: 'None: cancel the reminder' },
  saved: (at: string) => ({
    it: `Te lo ricordo in privato ${at}.`,
    en: `I will remind you privately on ${at}.`,
  }),
  moved: (at: string) => ({
    it: `Promemoria spostato: te lo ricordo in privato ${at}.`,
    en: `Reminder moved: I will remind you privately on ${at}.`,
  }),
} satisfies InBoth;
