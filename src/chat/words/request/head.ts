import type { PromiseKind } from '../../../ticket/clock/policy.ts';
import type { InBoth, Said } from '../in-both.ts';

const owed = {
  claim: { it: 'Presa in carico', en: 'Claim' },
  resolve: { it: 'Risoluzione', en: 'Resolution' },
} satisfies Record<PromiseKind, Said>;

/** The first line of a card: how the promise stands, and what comes next. */
export const head = {
  tone: {
    'on-track': { it: 'In tempo', en: 'On track' },
    soon: { it: 'In scadenza', en: 'Due soon' },
    overdue: { it: 'Fuori tempo', en: 'Overdue' },
    paused: { it: 'In pausa', en: 'Paused' },
  },
  /** "Claim by Fri 4 Dec, 18:30" */
  by: (kind: PromiseKind, due: string) => ({
    it: `${owed[kind].it} entro ${due}`,
    en: `${owed[kind].en} by ${due}`,
  }),
  wasDue: (kind: PromiseKind, due: string) => ({
    it: `${owed[kind].it} scaduta ${due}`,
    en: `${owed[kind].en} was due ${due}`,
  }),
  underAQuarter: { it: 'meno di 15 min', en: 'under 15 min' },
  moreThan: (length: string) => ({ it: `oltre ${length}`, en: `more than ${length}` }),
  lateBy: (length: string) => ({ it: `in ritardo di ${length}`, en: `${length} late` }),
  suggested: (priority: string) => ({ it: `${priority} (proposta)`, en: `${priority} (suggested)` }),
  waiting: (since: string) => ({
    it: `in attesa del cliente da ${since}`,
    en: `waiting for the customer since ${since}`,
  }),
  /** In a list: until when nobody need look at it. */
  snoozed: (until: string) => ({ it: `rimandata a ${until}`, en: `snoozed until ${until}` }),
  leftThen: (length: string) => ({
    it: `alla ripresa restano ${length}`,
    en: `${length} left when it resumes`,
  }),
  noDeadline: { it: 'questa categoria non ha scadenze', en: 'this category has no deadlines' },
  fromBefore: {
    it: 'arrivata prima di Sportello: nessuna scadenza',
    en: 'older than Sportello: no deadline',
  },
  goesOn: { it: 'la conversazione prosegue lì', en: 'the conversation continues there' },
  /** Who closed it, and when. */
  closedBy: (who: string, when: string) => ({ it: `da ${who}, ${when}`, en: `by ${who}, ${when}` }),
  closedSilently: (when: string) => ({
    it: `senza risposta del cliente, ${when}`,
    en: `without an answer from the customer, ${when}`,
  }),
  closedByCustomer: (when: string) => ({
    it: `dal cliente, ${when}`,
    en: `by the customer, ${when}`,
  }),
  closedByQuote: {
    refused: (when: string) => ({ it: `preventivo rifiutato, ${when}`, en: `quote refused, ${when}` }),
    expired: (when: string) => ({ it: `preventivo scaduto, ${when}`, en: `quote expired, ${when}` }),
  },
  kept: { it: 'nei tempi', en: 'in time' },
  missed: { it: 'oltre la scadenza', en: 'after its deadline' },
  /** The customer's other requests. */
  others: (open: string, closed: string) => ({
    it: `altre richieste: ${[open, closed].filter(Boolean).join(', ')}`,
    en: `other tickets: ${[open, closed].filter(Boolean).join(', ')}`,
  }),
  openOnes: (count: string, isOne: boolean) => ({
    it: `${count} ${isOne ? 'aperta' : 'aperte'}`,
    en: `${count} open`,
  }),
  closedOnes: (count: string, isOne: boolean) => ({
    it: `${count} ${isOne ? 'chiusa' : 'chiuse'}`,
    en: `${count} closed`,
  }),
  /** @param who with what is said of their absence */
  assignedTo: (who: string) => ({ it: `in carico a ${who}`, en: `assigned to ${who}` }),
  /** Whoever had it has left, or may not see it any more. */
  orphaned: (name: string) => ({
    it: `non assegnata: ${name} non può più occuparsene`,
    en: `unassigned: ${name} can no longer act on it`,
  }),
  writesIn: {
    it: { it: 'in italiano', en: 'in Italian' },
    en: { it: 'in inglese', en: 'in English' },
  },
  /** Not classified: by which priority its deadline is counted until then. */
  toClassify: (priority: string) => ({
    it: `Da classificare (per ora ${priority})`,
    en: `Not classified (for now ${priority})`,
  }),
  reopened: {
    customer: (when: string) => ({
      it: `Riaperta dal cliente, ${when}`,
      en: `Reopened by the customer, ${when}`,
    }),
    operator: (when: string) => ({ it: `Riaperta ${when}`, en: `Reopened ${when}` }),
  },
  /** A letter can still be taken back. */
  leaving: { it: 'Un’email sta per partire.', en: 'An email is about to leave.' },
} satisfies InBoth;
