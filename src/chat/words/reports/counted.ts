import type { FactKind } from '../../../ticket/reports/fact.ts';
import { eachLanguage, type InBoth, type Said } from '../in-both.ts';

/** How what a figure counts is told: what happened, how long it took, what was promised, and how that was kept. */

/** What happened, and when. */
const happened = {
  opened: (at: string) => ({ it: `Arrivata ${at}`, en: `Opened ${at}` }),
  claimed: (at: string) => ({ it: `Presa in carico ${at}`, en: `Claimed ${at}` }),
  taken: (at: string) => ({ it: `Ripresa in carico ${at}`, en: `Claimed again ${at}` }),
  unclaimed: (at: string) => ({
    it: `Finita ${at} senza che nessuno la prendesse in carico`,
    en: `Ended ${at} without anybody claiming it`,
  }),
  unresolved: (at: string) => ({
    it: `Unita a un’altra ${at}, oltre il termine`,
    en: `Merged into another ${at}, past its deadline`,
  }),
  answered: (at: string) => ({ it: `Messaggio al cliente ${at}`, en: `Message to the customer ${at}` }),
  closed: (at: string) => ({ it: `Chiusa ${at}`, en: `Closed ${at}` }),
  merged: (at: string) => ({ it: `Unita a un’altra ${at}`, en: `Merged into another ${at}` }),
  reopened: (at: string) => ({ it: `Riaperta ${at}`, en: `Reopened ${at}` }),
  'handed-over': (at: string) => ({ it: `Passata di mano ${at}`, en: `Handed over ${at}` }),
  extended: (at: string) => ({ it: `Termine prorogato ${at}`, en: `Deadline extended ${at}` }),
  rated: (at: string) => ({ it: `Voto del cliente ${at}`, en: `Rated by the customer ${at}` }),
  folded: (at: string) => ({ it: `Email raccolta ${at}`, en: `Mail folded in ${at}` }),
  'in-incident': (at: string) => ({
    it: `Collegata a un disservizio ${at}`,
    en: `Made part of an incident ${at}`,
  }),
  'machine-mail': (at: string) => ({ it: `Email automatica ${at}`, en: `Automatic mail ${at}` }),
  called: (at: string) => ({ it: `Avviso ${at}`, en: `Call ${at}` }),
  worked: (at: string) => ({ it: `Tempo registrato ${at}`, en: `Time recorded ${at}` }),
  'quote-offered': (at: string) => ({ it: `Preventivo inviato ${at}`, en: `Quote offered ${at}` }),
  'quote-accepted': (at: string) => ({ it: `Preventivo accettato ${at}`, en: `Quote accepted ${at}` }),
  'quote-refused': (at: string) => ({
    it: `Preventivo rifiutato o scaduto ${at}`,
    en: `Quote refused or expired ${at}`,
  }),
  entered: (at: string) => ({
    it: `Ingresso nel sistema del cliente ${at}`,
    en: `Entry into the customer’s system ${at}`,
  }),
} satisfies Record<FactKind, (at: string) => Said>;

const said = {
  happened,
  /** Above the stretches of time, and what they come to. */
  stretch: { it: 'Tratto', en: 'Stretch' },
  length: { it: 'Tempo', en: 'Time' },
  working: { it: 'In tutto, in tempo lavorativo', en: 'In all, in working time' },
  wall: { it: 'In tutto, in tempo di orologio', en: 'In all, in elapsed time' },
  fromTo: (from: string, to: string) => ({ it: `da ${from} a ${to}`, en: `from ${from} to ${to}` }),
  /** "330 days and 4 h 36 min 53 s" */
  daysAnd: (days: number, rest: string) => ({
    it: `${days === 1 ? '1 giorno' : `${days} giorni`} e ${rest}`,
    en: `${days === 1 ? '1 day' : `${days} days`} and ${rest}`,
  }),
  notCounted: { it: 'non conta', en: 'not counted' },
  /** How a promise was kept. */
  kept: (due: string) => ({ it: `Rispettata: il termine era ${due}.`, en: `Kept: it was due ${due}.` }),
  broken: (due: string) => ({
    it: `Non rispettata: il termine era ${due}.`,
    en: `Broken: it was due ${due}.`,
  }),
  extended: (due: string, until: string) => ({
    it: `Non rispettata: il termine era ${due}. Lo era solo con la proroga, fino a ${until}.`,
    en: `Broken: it was due ${due}. It was kept only as extended, until ${until}.`,
  }),
  brokenAlso: (due: string, until: string) => ({
    it: `Non rispettata: il termine era ${due}, con la proroga ${until}.`,
    en: `Broken: it was due ${due}, as extended ${until}.`,
  }),
  noPromise: {
    it: 'Per questa richiesta non c’è una promessa: il tempo si misura, ma non è né rispettata né mancata.',
    en: 'Nothing is promised of this request: the time is measured, but it is neither kept nor broken.',
  },
  unmeasured: {
    it: 'Il suo tempo non si misura: viene da prima che l’assistenza ci fosse.',
    en: 'Its time is not measured: it is from before there was a desk.',
  },
  notFirst: {
    it: 'Conta come messaggio. Il tempo si misura solo della prima risposta.',
    en: 'It counts as a message. Only the first response is timed.',
  },
  /** What else is so of it. */
  saved: { it: 'Con una risposta pronta.', en: 'With a saved reply.' },
  ownWords: { it: 'Senza risposta pronta.', en: 'Without a saved reply.' },
  byOperator: { it: 'Chiusa da un operatore.', en: 'Closed by an operator.' },
  byOthers: {
    it: 'Chiusa dal cliente, dal silenzio o da un preventivo.',
    en: 'Closed by the customer, by silence or by a quote.',
  },
  oneTouch: {
    it: 'Dall’arrivo è bastato un messaggio al cliente.',
    en: 'It took one message to the customer since its arrival.',
  },
  moreTouches: {
    it: 'Dall’arrivo i messaggi al cliente non sono stati esattamente uno.',
    en: 'It did not take exactly one message to the customer since its arrival.',
  },
  rated: { it: 'Il cliente l’ha votata.', en: 'The customer rated it.' },
  notRated: {
    it: 'Il cliente poteva votarla e non l’ha fatto.',
    en: 'The customer could rate it, and did not.',
  },
  notRatable: { it: 'Il cliente non poteva votarla.', en: 'The customer could not rate it.' },
  up: { it: 'Voto positivo.', en: 'A good rating.' },
  down: { it: 'Voto negativo.', en: 'A bad rating.' },
  mergedInto: (token: string) => ({ it: `È continuata in ${token}.`, en: `It went on in ${token}.` }),
  extendedBy: {
    claim: (length: string) => ({
      it: `Al termine della presa in carico: ${length} in più.`,
      en: `${length} more for its claim.`,
    }),
    resolve: (length: string) => ({
      it: `Al termine della risoluzione: ${length} in più.`,
      en: `${length} more for its resolution.`,
    }),
  },
  calledFor: {
    claim: { it: 'Per il termine della presa in carico.', en: 'About the deadline of its claim.' },
    resolve: { it: 'Per il termine della risoluzione.', en: 'About the deadline of its resolution.' },
    onCall: { it: 'A chi era reperibile.', en: 'To whoever was on call.' },
    duty: { it: 'Per un obbligo di segnalazione.', en: 'About a reporting duty.' },
  },
  outside: { it: 'L’assistenza era chiusa.', en: 'The desk was closed.' },
  inside: { it: 'L’assistenza era aperta.', en: 'The desk was open.' },
  worked: (length: string) => ({ it: `${length}.`, en: `${length}.` }),
  corrected: (was: string, now: string) => ({
    it: `${now}: erano ${was}, corretti dopo.`,
    en: `${now}: it was ${was}, and was corrected later.`,
  }),
  quote: (version: string) => ({ it: `Preventivo ${version}.`, en: `Quote ${version}.` }),
  quoted: (version: string, length: string) => ({
    it: `Preventivo ${version}: ${length}.`,
    en: `Quote ${version}: ${length}.`,
  }),
  left: (until: string) => ({ it: `Fino a ${until}.`, en: `Until ${until}.` }),
  stillInside: { it: 'Non è scritta un’uscita.', en: 'No end of it is noted.' },
  counts: { it: 'Conta una volta.', en: 'It counts once.' },
  /** How it stood at the end of the span. */
  stood: {
    title: (at: string) => ({ it: `Ancora aperta ${at}`, en: `Still open ${at}` }),
    opened: (from: string) => ({ it: `Arrivata ${from}`, en: `Opened ${from}` }),
    reopened: (from: string) => ({ it: `Riaperta ${from}`, en: `Opened again ${from}` }),
    unanswered: {
      it: 'Nessuno aveva ancora scritto al cliente.',
      en: 'Nobody had written to the customer yet.',
    },
    waiting: (since: string) => ({
      it: `Aspettava il cliente da ${since}: l’orologio era fermo.`,
      en: `It was waiting for the customer since ${since}: its clock stood still.`,
    }),
    late: {
      claim: { it: 'La presa in carico', en: 'The claim' },
      resolve: { it: 'La risoluzione', en: 'The resolution' },
    },
    brokenSince: (due: string) => ({
      it: `Superata: il termine era ${due}.`,
      en: `Broken: it was due ${due}.`,
    }),
  },
} satisfies InBoth;

export const countedWords = eachLanguage(said);
