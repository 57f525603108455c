import type { InBoth } from './in-both.ts';

export const commands = {
  helpTitle: { it: 'Comandi', en: 'Commands' },
  otherLanguage: (words: string) => ({
    it: `Funzionano anche i comandi inglesi: ${words}.`,
    en: `Italian commands work too: ${words}.`,
  }),
  notUnderstood: (words: string) => ({
    it: `Non conosco il comando «${words}».`,
    en: `I don’t know the command “${words}”.`,
  }),
  perhaps: (command: string) => ({
    it: `Forse volevi *${command}*?`,
    en: `Did you mean *${command}*?`,
  }),
  mine: { it: 'Le tue richieste aperte', en: 'Your open tickets' },
  mineEmpty: { it: 'Non hai richieste aperte.', en: 'You have no open tickets.' },
  queue: { it: 'Da assegnare', en: 'Unassigned' },
  queueEmpty: { it: 'La coda è vuota. Ottimo lavoro!', en: 'The queue is empty. Well done!' },
  late: {
    it: 'Scadute o in scadenza',
    en: 'Overdue or due soon',
  },
  lateEmpty: { it: 'Niente è scaduto o in scadenza.', en: 'Nothing is overdue or due soon.' },
  whyWhich: (command: string) => ({
    it: `Di quale richiesta? Scrivi il numero, per esempio *${command} 1042*.`,
    en: `Which ticket? Write its number, for example *${command} 1042*.`,
  }),
  notFound: (words: string) => ({
    it: `La richiesta ${words} non esiste.`,
    en: `There is no ticket ${words}.`,
  }),
  open: { it: 'Leggi tutto', en: 'Open' },
} satisfies InBoth;

export const home = {
  title: { it: 'Sportello', en: 'Support desk' },
  intro: (name: string) => ({
    it: `Ciao ${name}`,
    en: `Hi ${name}`,
  }),
} satisfies InBoth;
