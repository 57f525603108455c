import type { PromiseKind } from '../../../ticket/clock/policy.ts';
import type { InBoth } from '../in-both.ts';
import { promise } from './promises.ts';

export const closures = {
  title: { it: 'Chiusure', en: 'Closures' },
  none: {
    it: 'Non ci sono chiusure in programma.',
    en: 'No closures are planned.',
  },
  plan: { it: 'Programma una chiusura', en: 'Plan a closure' },
  change: { it: 'Modifica', en: 'Edit' },
  cancel: { it: 'Annulla la chiusura', en: 'Cancel the closure' },
  onCall: (name: string) => ({
    it: `Reperibile: ${name}`,
    en: `On call: ${name}`,
  }),
  withoutOnCall: { it: 'Reperibile: chi è di turno', en: 'On call: whoever is on duty' },
  fixed: { it: 'fissata in desk.yaml', en: 'set in desk.yaml' },
  form: {
    title: { it: 'Chiusura', en: 'Closure' },
    intro: {
      it: 'In questi giorni, primo e ultimo compresi, lo sportello è chiuso e le scadenze sono in pausa.',
      en: 'On these days, first and last included, the desk is closed and deadlines are paused.',
    },
    from: { it: 'Primo giorno', en: 'First day' },
    to: { it: 'Ultimo giorno', en: 'Last day' },
    name: { it: 'Nome, come lo leggono i clienti', en: 'Name, as customers read it' },
    namePlaceholder: { it: 'Chiusura natalizia', en: 'Christmas closure' },
    onCall: { it: 'Reperibile', en: 'On call' },
    nobody: { it: 'Chi è di turno', en: 'Whoever is on duty' },
    submit: { it: 'Anteprima', en: 'Preview' },
  },
  preview: {
    title: { it: 'Scadenze interessate', en: 'Affected deadlines' },
    intro: (days: string) => ({
      it: `Lo sportello resta chiuso: ${days}. I clienti lo leggono in ogni email, da due settimane prima.`,
      en: `The desk is closed: ${days}. Customers read it in every email, from two weeks before.`,
    }),
    cancelIntro: (days: string) => ({
      it: `In questi giorni lo sportello lavora come di consueto: ${days}.`,
      en: `The desk works as usual: ${days}.`,
    }),
    moves: (count: number) => ({
      it: count === 1 ? 'Si sposta una scadenza:' : `Si spostano ${count} scadenze:`,
      en: count === 1 ? 'One deadline moves:' : `${count} deadlines move:`,
    }),
    unmoved: {
      it: 'Nessuna scadenza aperta si sposta.',
      en: 'No open deadline moves.',
    },
    move: (token: string, kind: PromiseKind, from: string, to: string) => ({
      it: `${token} ${promise[kind].it.toLowerCase()}: ${from} → ${to}`,
      en: `${token} ${promise[kind].en.toLowerCase()}: ${from} → ${to}`,
    }),
    more: (count: number) => ({
      it: `e altre ${count}`,
      en: `and ${count} more`,
    }),
    save: { it: 'Salva', en: 'Save' },
    doCancel: { it: 'Annulla la chiusura', en: 'Cancel the closure' },
  },
  saved: {
    it: 'La chiusura è nel calendario; le scadenze sono state ricalcolate.',
    en: 'The closure is in the calendar; deadlines have been recalculated.',
  },
  cancelled: {
    it: 'La chiusura è stata annullata; le scadenze sono state ricalcolate.',
    en: 'The closure has been cancelled; deadlines have been recalculated.',
  },
  datesMissing: {
    it: 'Scegli il primo e l’ultimo giorno.',
    en: 'Choose the first and the last day.',
  },
  backwards: {
    it: 'L’ultimo giorno viene prima del primo.',
    en: 'The last day is before the first.',
  },
  tooLong: (days: number) => ({
    it: `Una chiusura dura al massimo ${days} giorni.`,
    en: `A closure lasts ${days} days at most.`,
  }),
  nameMissing: {
    it: 'Scrivi un nome: i clienti lo leggono per sapere perché nessuno risponde.',
    en: 'Write a name: customers read it to know why nobody answers.',
  },
  inThePast: {
    it: 'Quei giorni sono già passati.',
    en: 'Those days are already past.',
  },
  /** Of days that are over nothing changes any more. */
  fromToday: {
    it: 'I giorni già passati non si cambiano: il primo giorno può essere oggi o dopo.',
    en: 'Days that are over cannot be changed: the first day can be today or later.',
  },
  hasBegun: (from: string) => ({
    it: `La chiusura è già iniziata e i giorni passati non si cambiano: lascia come primo giorno ${from}.`,
    en: `The closure has begun, and days that are over cannot be changed: leave ${from} as its first day.`,
  }),
  over: {
    it: 'Questa chiusura è finita e i giorni passati non si cambiano: programmane una nuova.',
    en: 'This closure is over, and days that are over cannot be changed: plan a new one.',
  },
  changed: {
    it: 'La chiusura è stata cambiata nel frattempo: apri di nuovo le chiusure e annullala da lì.',
    en: 'The closure has been changed meanwhile: open the closures again and cancel it there.',
  },
  gone: { it: 'Questa chiusura non c’è più.', en: 'This closure no longer exists.' },
  managersOnly: {
    it: 'Solo i responsabili possono programmare chiusure e turni.',
    en: 'Only managers can plan closures and shifts.',
  },
} satisfies InBoth;

/** An article, or a preposition with it, before a day: l’8 dicembre, dall’11 al 15. */
function before(word: 'il' | 'al' | 'dal', day: string): string {
  if (!/^(?:8|11) /.test(day)) return `${word} ${day}`;
  return `${word === 'il' ? 'l' : `${word}l`}’${day}`;
}

/** The line in letters about a closure. */
export const announcement = {
  ahead: (name: string, from: string, to: string, reopens: string) => ({
    it: `La informiamo che ${before('dal', from)} ${before('al', to)} lo sportello di assistenza è chiuso (${name}). Riapriamo ${reopens}.`,
    en: `Please note: from ${from} to ${to} our support desk is closed (${name}). We are back on ${reopens}.`,
  }),
  /** Of a single day. */
  aheadOfDay: (name: string, day: string, reopens: string) => ({
    it: `La informiamo che ${before('il', day)} lo sportello di assistenza è chiuso (${name}). Riapriamo ${reopens}.`,
    en: `Please note: on ${day} our support desk is closed (${name}). We are back on ${reopens}.`,
  }),
  during: (name: string, to: string, reopens: string) => ({
    it: `La informiamo che lo sportello di assistenza è chiuso fino ${before('al', to)} (${name}). Riapriamo ${reopens}.`,
    en: `Please note: our support desk is closed until ${to} (${name}). We are back on ${reopens}.`,
  }),
  onCall: (phone: string) => ({
    it: `Per problemi che bloccano la produzione può chiamare il ${phone}.`,
    en: `For issues that block your production, call ${phone}.`,
  }),
} satisfies InBoth;
