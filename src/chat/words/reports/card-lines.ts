import { eachLanguage, type InBoth } from '../in-both.ts';

/** Lines of a report's card that tell how long things took, what customers thought of it, what fell to people, and what was worked. */
const said = {
  response: { it: 'Prima risposta', en: 'First response' },
  resolved: { it: 'Tempo di risoluzione', en: 'Time to resolution' },
  satisfaction: { it: 'Gradimento', en: 'Satisfaction' },
  within: (median: string, ninth: string) => ({
    it: `metà entro ${median}, nove su dieci entro ${ninth}`,
    en: `half within ${median}, nine in ten within ${ninth}`,
  }),
  half: (median: string) => ({ it: `metà entro ${median}`, en: `half within ${median}` }),
  /** "92% good (11 of 12 ratings)" */
  good: (share: string, part: string, of: string) => ({
    it: `${share} di voti positivi (${part} su ${of})`,
    en: `${share} good ratings (${part} of ${of})`,
  }),
  answered: (share: string, part: string, of: string) => ({
    it: `ha votato il ${share} (${part} su ${of})`,
    en: `${share} of customers rated (${part} of ${of})`,
  }),
  extensions: { it: 'Proroghe', en: 'Extensions' },
  extended: (count: number, said: string) => ({
    it: count === 1 ? '1 scadenza prorogata' : `${said} scadenze prorogate`,
    en: count === 1 ? '1 deadline extended' : `${said} deadlines extended`,
  }),
  keptSo: (count: string) => ({
    it: `rispettate solo grazie a una proroga: ${count}`,
    en: `kept only by an extension: ${count}`,
  }),
  load: { it: 'Carico', en: 'Load' },
  handOvers: (count: number, said: string) => ({
    it: count === 1 ? '1 passaggio di mano' : `${said} passaggi di mano`,
    en: count === 1 ? '1 hand-over' : `${said} hand-overs`,
  }),
  calls: (count: number, said: string) => ({
    it: count === 1 ? '1 avviso di scadenza' : `${said} avvisi di scadenza`,
    en: count === 1 ? '1 deadline call' : `${said} deadline calls`,
  }),
  outside: (count: string) => ({ it: `di cui ${count} fuori orario`, en: `${count} of them outside hours` }),
  work: { it: 'Lavoro', en: 'Work' },
  recorded: (time: string) => ({ it: `tempo registrato: ${time}`, en: `time recorded: ${time}` }),
  offered: (count: number, said: string) => ({
    it: count === 1 ? '1 preventivo proposto' : `${said} preventivi proposti`,
    en: count === 1 ? '1 quote offered' : `${said} quotes offered`,
  }),
  accepted: (count: string) => ({ it: `accettati: ${count}`, en: `accepted: ${count}` }),
  own: { it: 'Le tue', en: 'Yours' },
  ownFigures: (claims: string, closed: string) => ({
    it: `prese in carico: ${claims}, chiuse: ${closed}`,
    en: `claimed: ${claims}, closed: ${closed}`,
  }),
  ownKept: (share: string) => ({ it: `risolte entro i termini: ${share}`, en: `resolved in time: ${share}` }),
} satisfies InBoth;

export const cardLineWords = eachLanguage(said);
