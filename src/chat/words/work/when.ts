import type { WhenFault } from '../../when/instant-meant.ts';
import type { Suggested } from '../../when/suggested.ts';
import type { InBoth, Said } from '../in-both.ts';

/** An instant that is chosen or typed. */
export const when = {
  choice: { it: 'Quando', en: 'When' },
  choose: { it: 'Scegli…', en: 'Choose…' },
  typed: { it: 'Oppure scrivilo', en: 'Or type it' },
  /** How it may be typed. */
  example: {
    it: 'giovedì 9:00 · fra 3 giorni · 3/12 alle 15',
    en: 'Thursday 9:00 · in 3 days · 3/12 at 15:00',
  },
  /** Of what is over. */
  pastExample: {
    it: 'ieri 17:15 · 10 minuti fa · 27/11 alle 16:30',
    en: 'yesterday 17:15 · 10 minutes ago · 27/11 at 16:30',
  },
  now: { it: 'Adesso', en: 'Now' },
  suggested: {
    hours: { it: 'Fra 2 ore', en: 'In 2 hours' },
    tomorrow: { it: 'Domani', en: 'Tomorrow' },
    'next-working-day': { it: 'Il prossimo giorno lavorativo', en: 'The next working day' },
    'two-days': { it: 'Fra 2 giorni lavorativi', en: 'In 2 working days' },
    monday: { it: 'Lunedì', en: 'Monday' },
    week: { it: 'Fra una settimana', en: 'In a week' },
  } satisfies Record<Suggested['name'], Said>,
  /** The same words, typed. */
  asTyped: { it: 'Come hai scritto', en: 'As you typed' },
  again: { it: 'Scrivine un altro', en: 'Type another' },
  understood: (at: string) => ({
    it: `Ho capito: ${at}. Conferma, o scegline un altro.`,
    en: `Understood as ${at}. Confirm, or choose another.`,
  }),
  understoodMoved: (at: string) => ({
    it: `In quel momento lo sportello è chiuso: la prima apertura è ${at}. Conferma, o scegline un altro.`,
    en: `The desk is closed then: the next opening is ${at}. Confirm, or choose another.`,
  }),
  understoodEarlier: (at: string) => ({
    it: `La sera lo sportello è chiuso: l’ultimo momento utile è ${at}. Conferma, o scegline un altro.`,
    en: `The desk is closed in the evening: the last useful moment is ${at}. Confirm, or choose another.`,
  }),
  faults: {
    empty: {
      it: 'Scegli un momento, o scrivilo: «giovedì 9:00», «fra 2 giorni», «3/12 alle 15».',
      en: 'Choose a moment, or type one: “Thursday 9:00”, “in 2 days”, “3/12 at 15:00”.',
    },
    'not-understood': {
      it: 'Non ho capito quando. Scrivilo così: «domani», «giovedì 9:00», «fra 2 giorni», «a fine giornata», «3/12 alle 15».',
      en: 'I did not understand when. Type it like “tomorrow”, “Thursday 9:00”, “in 2 days”, “end of day”, “3/12 at 15:00”.',
    },
    past: {
      it: 'Quel momento è già passato. Scrivi anche il giorno («domani alle 9», «3/12 alle 15») o, se intendi un altro anno, l’anno.',
      en: 'That moment has passed. Type the day too (“tomorrow at 9”, “3/12 at 15:00”) or, if you mean another year, the year.',
    },
    'too-far': {
      it: 'È troppo lontano: al massimo un anno.',
      en: 'That is too far ahead: a year at most.',
    },
    'never-open': {
      it: 'Da allora lo sportello non apre più per un anno: controlla gli orari in desk.yaml.',
      en: 'The desk does not open for a year from then: check its hours in desk.yaml.',
    },
  } satisfies Record<WhenFault, Said>,
} satisfies InBoth;
