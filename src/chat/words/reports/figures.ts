import type { FigureKey, Group } from '../../../ticket/reports/figures.ts';
import type { Channel, Dimension, StepLength } from '../../../ticket/reports/report.ts';
import { eachLanguage, type InBoth, type Said } from '../in-both.ts';
import { promiseFigures } from './promise-figures.ts';

/** What figures are called, and what each of them is: told beside the figures, and on a page of its own. */

type Named = { name: Said; is: Said };

const figures = {
  opened: {
    name: { it: 'Arrivate', en: 'Opened' },
    is: {
      it: 'Richieste arrivate nel periodo, contate all’ora di arrivo (al telefono: all’ora della chiamata).',
      en: 'Requests that came in during the period, counted when they arrived (by phone: when the customer called).',
    },
  },
  closed: {
    name: { it: 'Chiuse', en: 'Closed' },
    is: {
      it: 'Chiusure nel periodo, di chiunque: operatore, cliente, silenzio o preventivo. Una richiesta chiusa due volte conta due volte. Una chiusura ritirata con la sua lettera non conta.',
      en: 'Closings during the period, by anybody: operator, customer, silence or quote. A request closed twice counts twice. A closing taken back with its letter does not count.',
    },
  },
  merged: {
    name: { it: 'Unite ad altre', en: 'Merged' },
    is: {
      it: 'Richieste che sono continuate in un’altra. Non contano tra le chiuse; se un termine era già passato, contano tra quelle in ritardo.',
      en: 'Requests that went on in another one. They do not count as closed; where a deadline had passed they count as late.',
    },
  },
  reopened: {
    name: { it: 'Riaperte', en: 'Reopened' },
    is: {
      it: 'Quante volte una richiesta chiusa è stata riaperta, dal cliente o da un operatore.',
      en: 'How often a closed request was opened again, by the customer or an operator.',
    },
  },
  backlog: {
    name: { it: 'Ancora aperte', en: 'Still open' },
    is: {
      it: 'Richieste aperte alla fine del periodo, anche quelle in attesa del cliente.',
      en: 'Requests that were open at the end of the period, those waiting for the customer included.',
    },
  },
  backlogAgeMedian: {
    name: { it: 'Età mediana delle aperte', en: 'Median age of open requests' },
    is: {
      it: 'Da quanto erano aperte, in tempo di orologio, quelle ancora aperte alla fine del periodo: metà da meno, metà da più. Una riaperta conta dalla riapertura.',
      en: 'For how long those open at the end of the period had been open, in elapsed time: half of them for less, half for more. A reopened one counts from its reopening.',
    },
  },
  backlogAgeOldest: {
    name: { it: 'La più vecchia tra le aperte', en: 'Oldest open request' },
    is: {
      it: 'Da quanto era aperta, in tempo di orologio, quella aperta da più tempo alla fine del periodo.',
      en: 'For how long the oldest one open at the end of the period had been open, in elapsed time.',
    },
  },
  ...promiseFigures,
  touches: {
    name: { it: 'Messaggi ai clienti', en: 'Messages to customers' },
    is: {
      it: 'Risposte, domande, preventivi e chiusure che gli operatori hanno scritto ai clienti nel periodo. Le lettere automatiche e quelle ritirate non contano.',
      en: 'Answers, questions, quotes and closings that operators wrote to customers during the period. Automatic letters, and those taken back, do not count.',
    },
  },
  oneTouchShare: {
    name: { it: 'Risolte con un messaggio', en: 'Resolved with one message' },
    is: {
      it: 'Chiusure di un operatore nel periodo per le quali dall’arrivo è bastato un solo messaggio al cliente, su tutte le chiusure di operatori.',
      en: 'Closings by an operator during the period that took a single message to the customer since its arrival, of all closings by operators.',
    },
  },
  savedReplyShare: {
    name: { it: 'Con una risposta pronta', en: 'With a saved reply' },
    is: {
      it: 'Messaggi ai clienti in cui è entrata una risposta pronta, su tutti.',
      en: 'Messages to customers into which a saved reply went, of all.',
    },
  },
  ratedUpShare: {
    name: { it: 'Gradimento', en: 'Satisfaction' },
    is: {
      it: 'Voti positivi su tutti quelli dati nel periodo. Di una chiusura conta l’ultimo voto.',
      en: 'Good ratings of all that were given during the period. Of a closing its last rating counts.',
    },
  },
  ratingAnswers: {
    name: { it: 'Clienti che hanno votato', en: 'Customers who rated' },
    is: {
      it: 'Chiusure nel periodo che il cliente ha votato, su tutte quelle che poteva votare. Cresce ancora dopo la fine del periodo.',
      en: 'Closings during the period that the customer rated, of all that could be rated. It still grows after the period has ended.',
    },
  },
  folded: {
    name: { it: 'Email raccolte in una richiesta', en: 'Mails folded together' },
    is: {
      it: 'Email di una raffica che nel periodo sono finite in una richiesta già aperta, invece di aprirne altre.',
      en: 'Mails of a storm that during the period went into a request that was open already, instead of opening others.',
    },
  },
  inIncidents: {
    name: { it: 'In un disservizio', en: 'Part of an incident' },
    is: {
      it: 'Richieste che nel periodo sono state collegate a un disservizio.',
      en: 'Requests that became part of an incident during the period.',
    },
  },
  machineMail: {
    name: { it: 'Email automatiche', en: 'Automatic mail' },
    is: {
      it: 'Email scritte da programmi arrivate su richieste nel periodo (assenze, avvisi di consegna), e richieste aperte da programmi.',
      en: 'Mails written by programs that came onto requests during the period (absences, delivery reports), and requests opened by programs.',
    },
  },
  claims: {
    name: { it: 'Prese in carico', en: 'Claims' },
    is: {
      it: 'Quante volte nel periodo qualcuno ha preso in carico una richiesta che non aveva nessuno.',
      en: 'How often during the period somebody claimed a request that nobody had.',
    },
  },
  handOvers: {
    name: { it: 'Passaggi di mano', en: 'Hand-overs' },
    is: {
      it: 'Quante volte nel periodo una richiesta è passata da un operatore a un altro, o è stata rilasciata.',
      en: 'How often during the period a request went from one operator to another, or was released.',
    },
  },
  calls: {
    name: { it: 'Avvisi di scadenza', en: 'Deadline calls' },
    is: {
      it: 'Quante volte nel periodo l’orologio ha chiamato qualcuno: termine vicino o superato, reperibilità, obbligo di segnalazione.',
      en: 'How often during the period the clock called somebody: a deadline near or broken, on call, a reporting duty.',
    },
  },
  callsOutsideHours: {
    name: { it: 'Di cui fuori orario', en: 'Of these outside hours' },
    is: {
      it: 'Avvisi partiti quando l’assistenza era chiusa.',
      en: 'Calls made while the desk was closed.',
    },
  },
  workMinutes: {
    name: { it: 'Tempo registrato', en: 'Time recorded' },
    is: {
      it: 'Minuti di lavoro che gli operatori hanno registrato nel periodo, come risultano oggi dopo le correzioni.',
      en: 'Minutes of work that operators recorded during the period, as they stand today after corrections.',
    },
  },
  quotesOffered: {
    name: { it: 'Preventivi inviati', en: 'Quotes offered' },
    is: {
      it: 'Preventivi inviati nel periodo, senza quelli ritirati subito.',
      en: 'Quotes offered during the period, without those taken back at once.',
    },
  },
  quotesAccepted: {
    name: { it: 'Preventivi accettati', en: 'Quotes accepted' },
    is: { it: 'Preventivi accettati nel periodo.', en: 'Quotes accepted during the period.' },
  },
  quotesRefused: {
    name: { it: 'Preventivi rifiutati o scaduti', en: 'Quotes refused or expired' },
    is: {
      it: 'Preventivi che nel periodo il cliente ha rifiutato o lasciato scadere.',
      en: 'Quotes that the customer refused or let expire during the period.',
    },
  },
  quotedMinutes: {
    name: { it: 'Ore offerte', en: 'Hours offered' },
    is: {
      it: 'Tempo offerto nei preventivi a ore inviati nel periodo.',
      en: 'Time offered in the quotes by the hour of the period.',
    },
  },
  acceptedMinutes: {
    name: { it: 'Ore accettate', en: 'Hours accepted' },
    is: {
      it: 'Tempo dei preventivi a ore accettati nel periodo.',
      en: 'Time in the quotes by the hour that were accepted during the period.',
    },
  },
  entries: {
    name: { it: 'Ingressi nei sistemi dei clienti', en: 'Entries into customers’ systems' },
    is: {
      it: 'Quante volte qualcuno dell’assistenza è entrato nel sistema di un cliente, a partire dall’ora che ha indicato.',
      en: 'How often somebody of the desk went into a customer’s system, from the time that they noted.',
    },
  },
} satisfies Record<FigureKey, Named>;

const groups = {
  flow: { it: 'Richieste', en: 'Requests' },
  backlog: { it: 'Arretrato', en: 'Backlog' },
  response: { it: 'Prima risposta', en: 'First response' },
  claim: { it: 'Presa in carico', en: 'Claim' },
  resolution: { it: 'Risoluzione', en: 'Resolution' },
  quality: { it: 'Qualità', en: 'Quality' },
  mail: { it: 'Posta', en: 'Mail' },
  people: { it: 'Carico di lavoro', en: 'Workload' },
  work: { it: 'Lavoro e preventivi', en: 'Work and quotes' },
} satisfies Record<Group, Said>;

const dimensions = {
  category: { it: 'Categoria', en: 'Category' },
  priority: { it: 'Priorità', en: 'Priority' },
  company: { it: 'Azienda', en: 'Company' },
  mailbox: { it: 'Casella', en: 'Mailbox' },
  channel: { it: 'Canale', en: 'Channel' },
  operator: { it: 'Operatore', en: 'Operator' },
  language: { it: 'Lingua', en: 'Language' },
} satisfies Record<Dimension, Said>;

const channels = {
  mail: { it: 'Email', en: 'Email' },
  slack: { it: 'Slack', en: 'Slack' },
  teams: { it: 'Teams', en: 'Teams' },
  portal: { it: 'Portale', en: 'Portal' },
  api: { it: 'Modulo o programma', en: 'Form or program' },
  phone: { it: 'Telefono', en: 'Phone' },
} satisfies Record<Channel, Said>;

const steps = {
  day: { it: 'giorno', en: 'day' },
  week: { it: 'settimana', en: 'week' },
  month: { it: 'mese', en: 'month' },
} satisfies Record<StepLength, Said>;

/** Names and definitions of all figures, and of what they are told apart by, in each language. */
export const figureWords = eachLanguage({ figures, groups, dimensions, channels, steps } satisfies InBoth);
