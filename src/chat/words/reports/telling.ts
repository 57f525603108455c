import { eachLanguage, type InBoth } from '../in-both.ts';

/** How figures are said, wherever they are: in cards, in answers, on pages. Numbers come as they are written in the language. */
const said = {
  title: { it: 'Resoconto', en: 'Report' },
  nothing: { it: '–', en: '–' },
  partOf: (part: string, of: string) => ({ it: `${part} su ${of}`, en: `${part} of ${of}` }),
  /** Days of the wall clock: "12 days", "1 day and 3 h". */
  days: (count: number, hours: number) => ({
    it: `${count === 1 ? '1 giorno' : `${count} giorni`}${hours > 0 ? ` e ${hours} h` : ''}`,
    en: `${count === 1 ? '1 day' : `${count} days`}${hours > 0 ? ` and ${hours} h` : ''}`,
  }),
  change: {
    more: {
      count: (by: string) => ({ it: `${by} in più`, en: `${by} more` }),
      share: (by: string) => ({ it: `${by} in più`, en: `${by} higher` }),
      length: (by: string) => ({ it: `${by} in più`, en: `${by} longer` }),
    },
    less: {
      count: (by: string) => ({ it: `${by} in meno`, en: `${by} fewer` }),
      share: (by: string) => ({ it: `${by} in meno`, en: `${by} lower` }),
      length: (by: string) => ({ it: `${by} in meno`, en: `${by} shorter` }),
    },
    same: { it: 'come prima', en: 'as before' },
    points: (count: string, isOne: boolean) => ({
      it: isOne ? '1 punto' : `${count} punti`,
      en: isOne ? '1 point' : `${count} points`,
    }),
  },
  span: {
    /** "from 3 to 17 November 2026" */
    soFar: (span: string) => ({ it: `${span}, fino alla stessa ora`, en: `${span}, until the same time` }),
    days: (from: string, to: string) => ({ it: `dal ${from} al ${to}`, en: `${from} to ${to}` }),
    untilNow: (at: string) => ({ it: `fino a ${at}`, en: `until ${at}` }),
  },
  /** What stands in a column of its own, or beside a bar: shorter than the figures' names. */
  short: {
    opened: { it: 'Arrivate', en: 'Opened' },
    closed: { it: 'Chiuse', en: 'Closed' },
    backlog: { it: 'Arretrato', en: 'Backlog' },
    day: { it: 'Giorno', en: 'Day' },
    week: { it: 'Settimana', en: 'Week' },
    month: { it: 'Mese', en: 'Month' },
    requests: { it: 'Richieste', en: 'Requests' },
  },
  /** What requests are that have none of it. */
  without: {
    category: { it: 'Da classificare', en: 'Not classified' },
    priority: { it: 'Senza priorità', en: 'Without priority' },
    company: { it: 'Nessuna azienda', en: 'No company' },
    mailbox: { it: 'Nessuna casella', en: 'No mailbox' },
    channel: { it: 'Altro', en: 'Other' },
    operator: { it: 'Non assegnate', en: 'Unassigned' },
    language: { it: 'Altra', en: 'Other' },
  },
  languages: { it: { it: 'Italiano', en: 'Italian' }, en: { it: 'Inglese', en: 'English' } },
  charts: {
    flow: { it: 'Arrivate e chiuse', en: 'Opened and closed' },
    backlog: { it: 'Arretrato', en: 'Backlog' },
    table: { it: 'Gli stessi numeri, in tabella', en: 'The same numbers, as a table' },
    notShown: {
      it: 'Questa versione di Teams non mostra il grafico: i numeri sono nella tabella.',
      en: 'This version of Teams does not show the chart: its numbers are in the table.',
    },
  },
  card: {
    week: (days: string) => ({ it: `La settimana dell’assistenza: ${days}`, en: `The desk’s week: ${days}` }),
    span: (span: string) => ({ it: `Resoconto: ${span}`, en: `Report: ${span}` }),
    promise: {
      claim: { it: 'Presa in carico', en: 'Claim' },
      resolve: { it: 'Risoluzione', en: 'Resolution' },
    },
    /** "46 of 50 in time (92 %)" */
    kept: (part: string, of: string, share: string) => ({
      it: `${part} su ${of} entro i termini (${share})`,
      en: `${part} of ${of} in time (${share})`,
    }),
    noneDue: { it: 'nessuna scadenza', en: 'nothing was due' },
    openBroken: (count: number, said: string) => ({
      it: count === 1 ? '1 ancora aperta fuori termine' : `${said} ancora aperte fuori termine`,
      en: `${said} still open and overdue`,
    }),
    backlog: (count: number, said: string) => ({
      it: count === 1 ? '1 richiesta aperta' : `${said} richieste aperte`,
      en: count === 1 ? '1 open request' : `${said} open requests`,
    }),
    oldest: (age: string) => ({ it: `la più vecchia da ${age}`, en: `the oldest for ${age}` }),
    flow: (opened: string, closed: string) => ({
      it: `${opened} arrivate, ${closed} chiuse`,
      en: `${opened} opened, ${closed} closed`,
    }),
    compared: (span: string) => ({
      it: `▲ ▼ rispetto al periodo precedente (${span})`,
      en: `▲ ▼ compared with the period before (${span})`,
    }),
    worst: { it: 'Le più in ritardo, adesso', en: 'The most overdue, now' },
    page: { it: 'Apri il resoconto', en: 'Open the report' },
    corrected: (count: number, isPage: boolean) => {
      const [it, en] = isPage
        ? count === 1
          ? [': la pagina dice quale', ': the page says which']
          : [': la pagina dice quali', ': the page says which']
        : ['', ''];
      return {
        it:
          count === 1
            ? `Un valore già comunicato è cambiato${it}.`
            : `${count} valori già comunicati sono cambiati${it}.`,
        en:
          count === 1
            ? `A figure that was told before has changed${en}.`
            : `${count} figures that were told before have changed${en}.`,
      };
    },
    uncounted: (count: number) => ({
      it: `${count === 1 ? '1 richiesta è ancora da contare' : `${count} richieste sono ancora da contare`}: i numeri possono cambiare di poco.`,
      en: `${count === 1 ? '1 request is still to be counted' : `${count} requests are still to be counted`}: numbers may change a little.`,
    }),
  },
} satisfies InBoth;

export const tellingWords = eachLanguage(said);
