import { eachLanguage } from '../../in-both.ts';

export const dutyWords = eachLanguage({
  help: { it: 'chi è di turno', en: 'who is on duty' },
  title: { it: 'Di turno', en: 'On duty' },
  now: (name: string) => ({
    it: `Di turno ora: ${name}.`,
    en: `On duty now: ${name}.`,
  }),
  nobody: {
    it: 'Nessuno è indicato di turno: lo sono tutti i responsabili.',
    en: 'Nobody is named: all managers are on duty.',
  },
  usage: (command: string) => ({
    it: `Per cambiare: *${command} anna@example.com 2026-12-24 2027-01-06* (primo e ultimo giorno).`,
    en: `To change it: *${command} anna@example.com 2026-12-24 2027-01-06* (first and last day).`,
  }),
  /** a turn to come */
  planned: (name: string, days: string) => ({
    it: `In programma: ${name}, ${days}.`,
    en: `Planned: ${name}, ${days}.`,
  }),
  /** how a manager takes a turn back; `remove` is the word that it takes */
  removeUsage: (command: string) => ({
    it: `Per togliere un turno: *${command}*`,
    en: `To remove a shift: *${command}*`,
  }),
  remove: { it: 'togli', en: 'remove' },
  removed: (name: string, days: string) => ({
    it: `Il turno di ${name} è stato tolto: ${days}.`,
    en: `${name}’s shift has been removed: ${days}.`,
  }),
  notPlanned: {
    it: 'Questo turno non è in programma: scrivi l’indirizzo e i giorni come nell’elenco.',
    en: 'No such shift is planned: write the address and the days as listed.',
  },
  /** whose turn gives way to the one that was saved */
  instead: (name: string, days: string) => ({
    it: `Nei giorni in comune sostituisce ${name} (${days}).`,
    en: `On the days in common they replace ${name} (${days}).`,
  }),
  whose: {
    it: 'Di chi? Scrivi il suo indirizzo email.',
    en: 'Whose? Write their email address.',
  },
  wrongDates: {
    it: 'Scrivi date valide, così: 2026-12-24 (anno, mese, giorno).',
    en: 'Write valid dates, like this: 2026-12-24 (year, month, day).',
  },
  unknown: (email: string) => ({
    it: `${email} non è un operatore.`,
    en: `${email} is not an operator.`,
  }),
  saved: (name: string, days: string) => ({
    it: `${name} è di turno: ${days}.`,
    en: `${name} is on duty: ${days}.`,
  }),
});
