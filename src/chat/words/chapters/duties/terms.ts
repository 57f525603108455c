import type { InBoth } from '../../in-both.ts';

/** How what has to be reported stands: on the card, and where one reads all of it. */
export const dutyTerms = {
  /** On the card, in one sentence. */
  next: (what: string) => ({ it: `Obblighi di notifica: ${what}.`, en: `Reporting duties: ${what}.` }),
  by: (name: string, due: string, source: string) => ({
    it: `${name} entro ${due} (${source})`,
    en: `${name} by ${due} (${source})`,
  }),
  late: (name: string, due: string, source: string) => ({
    it: `${name} scaduto ${due} (${source})`,
    en: `${name} was due ${due} (${source})`,
  }),
  withoutTerm: (name: string, source: string) => ({
    it: `${name} senza ingiustificato ritardo (${source})`,
    en: `${name} without undue delay (${source})`,
  }),
  more: (count: number) => ({
    it: count === 1 ? 'un altro' : `altri ${count}`,
    en: `${count} more`,
  }),
  allDone: (count: number) => ({
    it: count === 1 ? 'fatto' : `fatti tutti e ${count}`,
    en: count === 1 ? 'done' : `all ${count} done`,
  }),
  noneYet: { it: 'per ora nessun termine corre', en: 'no term is running for now' },
  measureWaits: {
    it: 'Appena c’è una misura correttiva o di mitigazione, segnalo: da lì corre il termine della relazione finale.',
    en: 'As soon as a corrective or mitigating measure is available, record it: the term of the final report runs from there.',
  },
  measureSince: (at: string) => ({
    it: `Misura correttiva disponibile da ${at}.`,
    en: `Corrective measure available since ${at}.`,
  }),
  /** Each duty, where one reads all of them: law and article below its term. */
  known: (kind: string, since: string) => ({
    it: `${kind}: lo sappiamo da ${since}`,
    en: `${kind}: known since ${since}`,
  }),
  within: (length: string) => ({ it: `entro ${length}`, en: `within ${length}` }),
  hours: (count: number) => ({ it: `${count} ore`, en: count === 1 ? '1 hour' : `${count} hours` }),
  days: (count: number) => ({
    it: count === 1 ? '1 giorno' : `${count} giorni`,
    en: count === 1 ? '1 day' : `${count} days`,
  }),
  months: (count: number) => ({
    it: count === 1 ? '1 mese' : `${count} mesi`,
    en: count === 1 ? '1 month' : `${count} months`,
  }),
  from: {
    awareness: { it: 'da quando si sa', en: 'of becoming aware' },
    notification: { it: 'dalla notifica', en: 'of the notification' },
    measure: { it: 'dalla misura correttiva', en: 'of the corrective measure' },
  },
  waits: {
    notification: { it: 'il termine parte con la notifica', en: 'the term starts with the notification' },
    measure: {
      it: 'il termine parte quando c’è una misura correttiva',
      en: 'the term starts once a corrective measure is available',
    },
  },
  dueAt: (at: string) => ({ it: `scade ${at}`, en: `due ${at}` }),
  lateSince: (at: string) => ({ it: `scaduto ${at}`, en: `was due ${at}` }),
  soon: { it: 'senza ingiustificato ritardo', en: 'without undue delay' },
  done: (at: string, reference: string) => ({
    it: `fatto ${at}${reference && ` · riferimento ${reference}`}`,
    en: `done ${at}${reference && ` · reference ${reference}`}`,
  }),
  inTime: { it: 'nei termini', en: 'in time' },
  tooLate: { it: 'fuori termine', en: 'late' },
} satisfies InBoth;
