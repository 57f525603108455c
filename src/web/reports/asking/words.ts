import { eachLanguage, type InBoth, type Said } from '../../../chat/words/in-both.ts';
import type { StepLength } from '../../../ticket/reports/report.ts';

/** What is asked of a report, and what of it could not be followed. */
const said = {
  form: {
    title: { it: 'Periodo e filtri', en: 'Period and filters' },
    month: { it: 'Mese', en: 'Month' },
    more: { it: 'Altri giorni, e filtri', en: 'Other days, and filters' },
    from: { it: 'Dal giorno', en: 'From' },
    to: { it: 'Al giorno', en: 'To' },
    by: { it: 'Suddividi per', en: 'Break down by' },
    step: { it: 'Nei grafici', en: 'In the charts' },
    byItself: { it: 'Secondo il periodo', en: 'As the period makes it' },
    any: { it: 'Tutte', en: 'All' },
    show: { it: 'Mostra', en: 'Show' },
    clear: { it: 'Togli i filtri', en: 'Clear filters' },
  },
  steps: {
    day: { it: 'giorno per giorno', en: 'day by day' },
    week: { it: 'settimana per settimana', en: 'week by week' },
    month: { it: 'mese per mese', en: 'month by month' },
  } satisfies Record<StepLength, Said>,
  parts: {
    month: { it: 'Mese', en: 'Month' },
    from: { it: 'Dal giorno', en: 'From' },
    to: { it: 'Al giorno', en: 'To' },
    step: { it: 'Nei grafici', en: 'In the charts' },
    by: { it: 'Suddividi per', en: 'Break down by' },
    hour: { it: 'Giorno e ora di arrivo', en: 'Weekday and hour of arrival' },
    until: { it: 'Fino a', en: 'Until' },
  },
  instead: {
    all: { it: 'tutte le richieste', en: 'all requests' },
    allHours: { it: 'tutte le ore', en: 'all hours' },
  },
  notUnderstood: (part: string, value: string, instead: string) => ({
    it: `${part}: non ho capito «${value}»; mostro ${instead}.`,
    en: `${part}: I did not understand “${value}”; this shows ${instead}.`,
  }),
  unlisted: (part: string, value: string) => ({
    it: `${part}: «${value}» non è in elenco oggi; mostro quello che ne risulta dal registro.`,
    en: `${part}: “${value}” is not listed today; this shows what the log has of it.`,
  }),
  tooManySteps: (step: string, instead: string) => ({
    it: `Il periodo è troppo lungo per mostrarlo ${step}: lo mostro ${instead}.`,
    en: `The period is too long to be shown ${step}: this shows it ${instead}.`,
  }),
  backwards: (span: string) => ({
    it: `Il primo giorno viene dopo l’ultimo; mostro ${span}.`,
    en: `The first day comes after the last; this shows ${span}.`,
  }),
  tooLong: (span: string) => ({
    it: `Al massimo tre anni alla volta; mostro ${span}.`,
    en: `Three years at most; this shows ${span}.`,
  }),
  halfDays: (span: string) => ({
    it: `Per altri giorni servono il primo e l’ultimo; mostro ${span}.`,
    en: `Other days need a first and a last one; this shows ${span}.`,
  }),
  daysFirst: (span: string) => ({
    it: `Ci sono un mese e dei giorni; mostro i giorni, ${span}. Per il mese intero, svuota le due date.`,
    en: `There are a month and days; this shows the days, ${span}. For the whole month, clear both dates.`,
  }),
} satisfies InBoth;

export const askingWords = eachLanguage(said);
