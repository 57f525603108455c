import type { InBoth } from './in-both.ts';

export const commands = {
  helpTitle: { it: 'Che cosa puoi chiedere', en: 'What you can ask for' },
  otherLanguage: (words: string) => ({
    it: `Valgono anche le parole inglesi: ${words}.`,
    en: `Italian words do as well: ${words}.`,
  }),
  notUnderstood: (words: string) => ({
    it: `Non conosco «${words}».`,
    en: `I do not know “${words}”.`,
  }),
  perhaps: (command: string) => ({
    it: `Forse volevi *${command}*?`,
    en: `Did you mean *${command}*?`,
  }),
  mine: { it: 'Le tue richieste aperte', en: 'Your open tickets' },
  mineEmpty: { it: 'Non hai richieste aperte.', en: 'You have no open tickets.' },
  queue: { it: 'Richieste ancora di nessuno', en: 'Tickets that nobody has' },
  queueEmpty: { it: 'La coda è vuota. Ottimo lavoro.', en: 'The queue is empty. Well done.' },
  late: {
    it: 'Scadute, o in scadenza entro un giorno',
    en: 'Broken, or due within a day',
  },
  lateEmpty: { it: 'Niente scade entro un giorno.', en: 'Nothing is due within a day.' },
  whyWhich: (command: string) => ({
    it: `Di quale richiesta? Scrivi il numero, per esempio *${command} 1042*.`,
    en: `Of which ticket? Write its number, as in *${command} 1042*.`,
  }),
  notFound: (words: string) => ({
    it: `La richiesta ${words} non esiste.`,
    en: `There is no ticket ${words}.`,
  }),
  open: { it: 'Apri', en: 'Open' },
} satisfies InBoth;

export const home = {
  title: { it: 'Sportello', en: 'Support desk' },
  intro: (name: string) => ({
    it: `Ciao ${name}, ecco il tuo sportello.`,
    en: `Good to see you, ${name}.`,
  }),
} satisfies InBoth;
