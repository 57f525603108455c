import { eachLanguage, type InBoth } from '../in-both.ts';

/** What is said of how available services and the desk's own ways in were, and what each of it is. */
const said = {
  title: { it: 'Disponibilità', en: 'Availability' },
  waysIn: { it: 'Ingressi dell’assistenza', en: 'The desk’s ways in' },
  mailbox: (address: string) => ({ it: `Casella ${address}`, en: `Mailbox ${address}` }),
  smtp: { it: 'Porta SMTP', en: 'SMTP door' },
  service: { it: 'Servizio', en: 'Service' },
  promised: (percent: string) => ({
    it: `Promessa: ${percent} al mese.`,
    en: `Promised: ${percent} of a month.`,
  }),
  promisedShort: (percent: string) => ({
    it: `promessa ${percent} al mese`,
    en: `${percent} of a month promised`,
  }),
  promisedTitle: { it: 'Promessa di un mese', en: 'Promised of a month' },
  isKept: { it: 'Promessa rispettata?', en: 'Promise kept?' },
  kept: { it: 'rispettata', en: 'kept' },
  broken: { it: 'mancata', en: 'broken' },
  unmeasured: { it: 'non misurato', en: 'not measured' },
  others: (count: string) => ({ it: `e altri ${count}`, en: `and ${count} more` }),
  figures: {
    available: {
      name: { it: 'Disponibile', en: 'Available' },
      is: {
        it: 'Minuti in cui il servizio rispondeva, su quelli misurati, fuori dalle manutenzioni programmate. È tagliata, non arrotondata: 99,9499% non diventa 99,95%. La promessa è su un mese intero: solo di quello, quando è finito, si dice se è stata rispettata.',
        en: 'Minutes in which the service responded, of those that were measured outside of planned maintenance. It is cut, not rounded: 99.9499% is no 99.95%. The promise is of a whole month: of that alone, once it is over, it is said whether it was kept.',
      },
    },
    availableAtWorst: {
      name: { it: 'Nel caso peggiore', en: 'At worst' },
      is: {
        it: 'La stessa, se il servizio non avesse mai risposto nei minuti che nessuno ha misurato.',
        en: 'The same, had the service been down in all minutes that nobody measured.',
      },
    },
    minutesDown: {
      name: { it: 'Minuti senza risposta', en: 'Minutes down' },
      is: {
        it: 'Minuti in cui qualcuno ha guardato e il servizio non rispondeva da nessun posto, fuori dalle manutenzioni programmate.',
        en: 'Minutes in which somebody looked and the service responded from no place, outside of planned maintenance.',
      },
    },
    minutesUnmeasured: {
      name: { it: 'Minuti non misurati', en: 'Minutes not measured' },
      is: {
        it: 'Minuti in cui nessuno ha guardato, per esempio perché Sportello era fermo. Non contano mai come disponibili.',
        en: 'Minutes in which nobody looked, because Sportello was not running, say. They never count as available.',
      },
    },
    minutesPlanned: {
      name: { it: 'Minuti di manutenzione', en: 'Minutes of maintenance' },
      is: {
        it: 'Minuti di manutenzioni annunciate prima. Stanno a parte: non sono né disponibili né persi.',
        en: 'Minutes of maintenance announced beforehand. They stand apart: neither available nor lost.',
      },
    },
    outages: {
      name: { it: 'Interruzioni', en: 'Outages' },
      is: {
        it: 'Quante volte il servizio ha smesso di rispondere, anche per un minuto solo.',
        en: 'How often the service stopped responding, if only for a minute.',
      },
    },
    waysIn: {
      name: { it: 'Ingressi dell’assistenza', en: 'The desk’s ways in' },
      is: {
        it: 'Di una casella: era letta, e l’email di prova che l’assistenza scrive a se stessa è tornata. Della porta SMTP: accettava connessioni. Su questi non c’è promessa.',
        en: 'Of a mailbox: it was read, and the probe mail that the desk writes to itself came back. Of the SMTP door: it took connections. Nothing is promised of these.',
      },
    },
  },
} satisfies InBoth;

export const availabilityWords = eachLanguage(said);

/** The figures of it, as they stand in a table's columns. */
export const availabilityFigures = [
  'available',
  'availableAtWorst',
  'minutesDown',
  'minutesUnmeasured',
  'minutesPlanned',
  'outages',
] as const;
export type AvailabilityFigure = (typeof availabilityFigures)[number];
