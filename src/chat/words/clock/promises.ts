import type { DeadlineState } from '../../../ticket/clock/deadlines.ts';
import type { PromiseKind } from '../../../ticket/clock/policy.ts';
import type { InBoth, Said } from '../in-both.ts';

export const promise = {
  claim: { it: 'Presa in carico', en: 'Claim' },
  resolve: { it: 'Risoluzione', en: 'Resolution' },
} satisfies Record<PromiseKind, Said>;

const toBeDone = { claim: 'To be claimed', resolve: 'To be resolved' } satisfies Record<PromiseKind, string>;

/** What was promised, and how it stands. */
export const promises = {
  promise,
  /** On the card: "To be claimed by Fri 4 Dec, 18:30 · on track". `due` is '' while the clock stands still. */
  deadline: {
    'in-time': (kind: PromiseKind, due: string) => ({
      it: `${promise[kind].it} entro ${due} · in tempo`,
      en: `${toBeDone[kind]} by ${due} · on track`,
    }),
    near: (kind: PromiseKind, due: string) => ({
      it: `${promise[kind].it} entro ${due} · in scadenza`,
      en: `${toBeDone[kind]} by ${due} · due soon`,
    }),
    breached: (kind: PromiseKind, due: string) => ({
      it: `${promise[kind].it} scaduta ${due} · fuori tempo`,
      en: `${promise[kind].en} was due ${due} · overdue`,
    }),
    paused: (kind: PromiseKind) => ({
      it: `${promise[kind].it} · in pausa`,
      en: `${promise[kind].en} · paused`,
    }),
    met: (kind: PromiseKind, due: string) => ({
      it: `${promise[kind].it} entro ${due} · rispettata`,
      en: `${promise[kind].en} was due ${due} · met`,
    }),
    missed: (kind: PromiseKind, due: string) => ({
      it: `${promise[kind].it} entro ${due} · fuori tempo`,
      en: `${promise[kind].en} was due ${due} · missed`,
    }),
  } satisfies Record<DeadlineState, (kind: PromiseKind, due: string) => Said>,
  left: (length: string) => ({
    it: `${/^1 \S+( \S+)?$/.test(length) ? 'resta' : 'restano'} ${length}`,
    en: `${length} left`,
  }),
  /** Of a deadline that has passed, in place of `deadline.breached`. */
  late: (kind: PromiseKind, due: string, length: string) => ({
    it: `${promise[kind].it} scaduta ${due} · in ritardo di ${length}`,
    en: `${promise[kind].en} was due ${due} · ${length} late`,
  }),
  why: {
    title: (token: string) => ({
      it: `${token}: perché?`,
      en: `${token}: why?`,
    }),
    /** luxon formats: a day, and a time of day */
    day: { it: 'ccc d LLL', en: 'ccc d LLL' },
    time: { it: 'H:mm', en: 'H:mm' },
    /** Nobody has said yet what it is. */
    suggested: (priority: string) => ({
      it: `Una regola la propone come ${priority}: finché nessuno la classifica è contata così, e al cliente non è promesso nulla di più.`,
      en: `A rule suggests ${priority}: until somebody classifies it, it is counted so, and the customer is promised nothing more.`,
    }),
    promised: (kind: PromiseKind, length: string, from: string) => ({
      it: `${promise[kind].it} entro ${length}, da ${from}.`,
      en: `${promise[kind].en} within ${length}, from ${from}.`,
    }),
    /** By what it is counted, where that is not what the desk promises to all. */
    byContract: (contract: string, company: string) => ({
      it: `Secondo il contratto ${contract} (${company}).`,
      en: `Under the ${contract} contract (${company}).`,
    }),
    byAgreement: (company: string) => ({
      it: `Secondo gli accordi presi con il cliente (${company}).`,
      en: `As agreed with the customer (${company}).`,
    }),
    counted: (when: string, length: string) => ({
      it: `${when} = ${length}`,
      en: `${when} = ${length}`,
    }),
    days: (count: number) => ({
      it: `${count} giorni`,
      en: `${count} days`,
    }),
    weekend: { it: 'fine settimana', en: 'weekend' },
    dayOff: (day: string) => ({
      it: `${day}: non lavorativo`,
      en: `${day}: not a working day`,
    }),
    /** A day that has hours of its own, and what they are. */
    ownHours: (day: string, hours: string) => ({
      it: `${day}, con orario ${hours}`,
      en: `${day}, with hours ${hours}`,
    }),
    closedThatDay: (day: string) => ({
      it: `${day}: chiuso quel giorno`,
      en: `${day}: closed that day`,
    }),
    closure: (name: string) => ({
      it: `chiuso (${name})`,
      en: `closed (${name})`,
    }),
    pause: (from: string, to: string) => ({
      it: `in pausa ${from} - ${to}`,
      en: `paused ${from} - ${to}`,
    }),
    goesOn: { it: 'ora', en: 'now' },
    due: (when: string) => ({
      it: `scadenza ${when}`,
      en: `due ${when}`,
    }),
    met: (when: string) => ({
      it: `fatto ${when}`,
      en: `done ${when}`,
    }),
    stillLeft: (length: string) => ({
      it: `alla ripresa restano ${length}`,
      en: `${length} left when work resumes`,
    }),
    extended: (length: string, original: string) => ({
      it: `Un responsabile ha aggiunto ${length}; la scadenza originale era ${original}.`,
      en: `A manager added ${length}; the original deadline was ${original}.`,
    }),
    nothing: {
      it: 'Questa richiesta non ha scadenze: la sua categoria non le prevede.',
      en: 'This ticket has no deadlines: its category has none.',
    },
  },
} satisfies InBoth;
