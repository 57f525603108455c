import type { InBoth } from './in-both.ts';

export const commands = {
  helpTitle: { it: 'Comandi', en: 'Commands' },
  /** The word by which a command goes in this language, and what it shows. */
  names: {
    mine: { it: 'mie', en: 'mine' },
    queue: { it: 'coda', en: 'queue' },
    late: { it: 'scadenze', en: 'late' },
    why: { it: 'perché', en: 'why' },
    closures: { it: 'chiusure', en: 'closures' },
    duty: { it: 'turno', en: 'duty' },
    help: { it: 'aiuto', en: 'help' },
  },
  helps: {
    mine: { it: 'le tue richieste aperte', en: 'your open tickets' },
    queue: {
      it: 'le richieste da assegnare',
      en: 'unassigned tickets',
    },
    late: {
      it: 'le richieste scadute o in scadenza',
      en: 'tickets overdue or due soon',
    },
    why: { it: 'come è calcolata la sua scadenza', en: 'how its deadline is calculated' },
    closures: { it: 'le chiusure in programma', en: 'planned closures' },
    duty: { it: 'chi è di turno', en: 'who is on duty' },
  },
  helpNumber: { it: 'la richiesta con questo numero', en: 'the ticket with this number' },
  otherLanguage: {
    it: 'Funzionano anche i comandi inglesi: mine, queue, late, why, closures, duty.',
    en: 'Italian commands work too: mie, coda, scadenze, perché, chiusure, turno.',
  },
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
