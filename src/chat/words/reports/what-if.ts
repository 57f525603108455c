import { eachLanguage, type InBoth } from '../in-both.ts';

/** How it is told what a past span would have been by other hours, promises or duties. */
const said = {
  title: (span: string, parts: string) => ({
    it: `E se… ${span}: ${parts}`,
    en: `What if… ${span}: ${parts}`,
  }),
  requests: (count: number) => ({
    it: count === 1 ? '1 richiesta aperta in quei giorni' : `${count} richieste aperte in quei giorni`,
    en: count === 1 ? '1 request was open in those days' : `${count} requests were open in those days`,
  }),
  leftOut: (count: number, numbers: string) => ({
    it: `Senza ${count === 1 ? 'una richiesta il cui registro non si legge' : `${count} richieste il cui registro non si legge`}: ${numbers}`,
    en: `Without ${count === 1 ? 'one request whose log cannot be read' : `${count} requests whose logs cannot be read`}: ${numbers}`,
  }),
  was: { it: 'Com’era', en: 'As it was' },
  wouldBe: { it: 'Come sarebbe stato', en: 'Would have been' },
  calls: {
    title: { it: 'Chiamate', en: 'Calls' },
    all: { it: 'In tutto', en: 'In all' },
    assignee: { it: 'a chi l’ha in mano, o al canale', en: 'to whoever has it, or the channel' },
    'on-duty': { it: 'a chi è di turno', en: 'to whoever is on duty' },
    managers: { it: 'ai responsabili', en: 'to managers' },
    'on-call': { it: 'a chi è reperibile', en: 'to whoever is on call' },
    reporting: { it: 'per gli obblighi di notifica', en: 'about reporting duties' },
    outside: { it: 'fuori dagli orari dell’assistenza', en: 'outside the desk’s hours' },
    atNight: { it: 'di notte, dalle 21 alle 9', en: 'at night, from 21 to 9' },
  },
  people: {
    title: { it: 'Chi chiama il piano', en: 'Whom the plan has called' },
    all: { it: 'in tutto', en: 'in all' },
    atNight: { it: 'di notte', en: 'at night' },
    nobody: {
      it: '– chi l’ha in mano, chi segue gli obblighi, o tutti nel canale',
      en: '– whoever has it, sees to a duty, or all in the channel',
    },
  },
  recorded: (recorded: number, replayed: number) => ({
    it: `Nel registro ci sono ${recorded} chiamate; rifatte con le regole di allora sono ${replayed}.`,
    en: `The log has ${recorded} calls; replayed by the rules of then there are ${replayed}.`,
  }),
  stays: {
    it: 'Quello che hanno fatto le persone resta com’era: cambia solo come è contato, e quando l’orologio chiama.',
    en: 'What people did stays as it was: only how it is counted changes, and when the clock calls.',
  },
  turned: {
    title: (count: number) => ({
      it: `Giudicate diversamente: ${count}`,
      en: `Judged otherwise: ${count}`,
    }),
    more: (count: number) => ({
      it: `… e altre ${count}: --json le elenca`,
      en: `… and ${count} more: --json lists them`,
    }),
    claim: { it: 'presa in carico', en: 'claim' },
    resolve: { it: 'risoluzione', en: 'resolution' },
    kept: { it: 'rispettata', en: 'kept' },
    broken: { it: 'mancata', en: 'broken' },
    extended: { it: 'in tempo solo con una proroga', en: 'in time only by an extension' },
    late: { it: 'aperta oltre il termine', en: 'open and overdue' },
    none: { it: 'non mancata', en: 'not broken' },
  },
} satisfies InBoth;

export const whatIfWords = eachLanguage(said);
