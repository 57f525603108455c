import { eachLanguage, type InBoth } from '../../chat/words/in-both.ts';

/** What managers and operators read on the pages of the report. */
const said = {
  title: { it: 'Resoconto', en: 'Report' },
  whose: {
    desk: { it: 'Tutta l’assistenza', en: 'The whole desk' },
    only: (what: string) => ({ it: `Solo: ${what}`, en: `Only: ${what}` }),
  },
  asOf: (at: string) => ({ it: `Aggiornato a ${at}.`, en: `As of ${at}.` }),
  hidesCompanies: {
    it: 'Le richieste riservate che non puoi leggere contano qui senza azienda.',
    en: 'Restricted requests that you may not read count here without a company.',
  },
  notOver: (at: string) => ({
    it: `Il periodo non è finito: i numeri arrivano fino a ${at}.`,
    en: `The period is not over: the numbers go up to ${at}.`,
  }),
  uncounted: (count: string) => ({
    it: `Richieste ancora da contare: ${count}. I numeri possono cambiare di poco.`,
    en: `Requests still to be counted: ${count}. Numbers may change a little.`,
  }),
  ways: {
    label: { it: 'Periodo', en: 'Period' },
    earlier: { it: 'Mese precedente', en: 'Previous month' },
    later: { it: 'Mese successivo', en: 'Next month' },
    definitions: { it: 'Che cosa dicono i numeri', en: 'What the numbers mean' },
    csv: { it: 'Scarica in CSV (Excel)', en: 'Download as CSV (Excel)' },
    json: { it: 'Scarica in JSON', en: 'Download as JSON' },
    print: {
      it: 'Per un PDF, stampa la pagina dal browser.',
      en: 'For a PDF, print the page from your browser.',
    },
    back: { it: 'Torna al resoconto', en: 'Back to the report' },
  },
  headline: { it: 'In breve', en: 'At a glance' },
  why: { it: 'perché questo numero?', en: 'why this number?' },
  is: { it: 'Che cos’è', en: 'What it is' },
  ofBefore: (span: string) => ({ it: `rispetto a ${span}`, en: `than ${span}` }),
  asBefore: (span: string) => ({ it: `rispetto a ${span}`, en: `${span}` }),
  noneBefore: (span: string) => ({
    it: `nessun confronto possibile con ${span}`,
    en: `cannot be compared with ${span}`,
  }),
  promises: {
    title: { it: 'Le promesse', en: 'Promises' },
    lead: {
      it: 'Tempo lavorativo, dal termine originale: una proroga non rende mantenuta una promessa mancata.',
      en: 'In working time, by the original deadline: an extension does not turn a broken promise into a kept one.',
    },
    promise: { it: 'Promessa', en: 'Promise' },
    picture: { it: 'In proporzione', en: 'In proportion' },
    kept: { it: 'Entro i termini', en: 'In time' },
    broken: { it: 'Fuori termine', en: 'Late' },
    openBroken: { it: 'Aperte, fuori termine', en: 'Open and overdue' },
    paused: { it: 'In attesa del cliente', en: 'Waiting for the customer' },
    share: { it: 'Rispettate', en: 'Kept' },
    claim: { it: 'Presa in carico', en: 'Claim' },
    resolve: { it: 'Risoluzione', en: 'Resolution' },
  },
  charts: {
    flow: { it: 'Arrivate e chiuse', en: 'Opened and closed' },
    flowText: (opened: string, closed: string, most: string) => ({
      it: `Barre per ogni periodo: ${opened} richieste arrivate e ${closed} chiuse in tutto; al massimo ${most} arrivate in uno.`,
      en: `Bars for each period: ${opened} requests opened and ${closed} closed in all; at most ${most} opened in one.`,
    }),
    backlog: { it: 'Arretrato', en: 'Backlog' },
    backlogText: (first: string, last: string, most: string) => ({
      it: `Richieste ancora aperte alla fine di ogni periodo: da ${first} a ${last}, al massimo ${most}.`,
      en: `Requests still open at the end of each period: from ${first} to ${last}, at most ${most}.`,
    }),
    arrivals: { it: 'Quando arrivano', en: 'When they come in' },
    arrivalsLead: {
      it: 'Più grande il punto, più richieste in quell’ora della settimana.',
      en: 'The larger the dot, the more requests came in that hour of the week.',
    },
    arrivalsText: (most: string, when: string) => ({
      it: `Richieste arrivate per giorno della settimana e ora: al massimo ${most}, ${when}.`,
      en: `Requests opened by weekday and hour: at most ${most}, ${when}.`,
    }),
    noArrivals: {
      it: 'Nel periodo non è arrivata nessuna richiesta.',
      en: 'No request came in during the period.',
    },
    numbers: { it: 'I numeri, in tabella', en: 'The numbers, as a table' },
    hour: { it: 'Ora', en: 'Hour' },
    period: { it: 'Periodo', en: 'Period' },
    opened: { it: 'Arrivate', en: 'Opened' },
    closed: { it: 'Chiuse', en: 'Closed' },
    total: { it: 'Richieste', en: 'Requests' },
  },
  by: {
    title: (dimension: string) => ({ it: `Per ${dimension}`, en: `By ${dimension}` }),
    only: { it: 'solo questa', en: 'only this' },
  },
  all: {
    title: { it: 'Tutti i numeri', en: 'All the numbers' },
    figure: { it: 'Valore', en: 'Figure' },
    now: { it: 'Nel periodo', en: 'In the period' },
    before: { it: 'Prima', en: 'Before' },
    change: { it: 'Differenza', en: 'Change' },
  },
  corrected: {
    title: {
      it: 'Valori cambiati da quando sono stati comunicati',
      en: 'Figures that changed since they were told',
    },
    line: (figure: string, span: string, was: string, is: string) => ({
      it: `${figure} (${span}): era ${was}, ora è ${is}`,
      en: `${figure} (${span}): it was ${was}, it is ${is} now`,
    }),
    told: (where: string, at: string) => ({
      it: `comunicato ${where} il ${at}`,
      en: `told ${where} on ${at}`,
    }),
    where: {
      card: { it: 'nella chat', en: 'in the chat' },
      page: { it: 'su questa pagina', en: 'on this page' },
      cli: { it: 'dalla riga di comando', en: 'by the command line' },
      file: { it: 'in un file scaricato', en: 'in a file that was downloaded' },
      elsewhere: { it: 'altrove', en: 'elsewhere' },
    },
  },
  definitions: {
    title: { it: 'Che cosa dicono i numeri', en: 'What the numbers mean' },
    lead: {
      it: 'Ogni valore del resoconto, come è contato. Tempo lavorativo vuol dire: contato solo negli orari dell’assistenza.',
      en: 'Every figure of the report, and how it is counted. Working time means: counted in the desk’s hours alone.',
    },
    median: {
      it: 'La mediana è il valore di mezzo: metà delle richieste sta sotto, metà sopra. «Nove su dieci» è il valore sotto cui ne stanno nove su dieci. Le medie non ci sono: una sola richiesta lunghissima le cambierebbe.',
      en: 'The median is the one in the middle: half of the requests are below it, half above. “Nine in ten” is the value below which nine in ten are. There are no averages: a single very long request would change them.',
    },
    better: {
      more: { it: 'Meglio se aumenta.', en: 'The more, the better.' },
      less: { it: 'Meglio se diminuisce.', en: 'The less, the better.' },
    },
    atEnd: { it: 'Vale alla fine del periodo.', en: 'It holds at the end of the period.' },
    ripens: {
      it: 'Cresce anche dopo la fine del periodo.',
      en: 'It still grows after the period has ended.',
    },
  },
} satisfies InBoth;

export const reportPageWords = eachLanguage(said);
