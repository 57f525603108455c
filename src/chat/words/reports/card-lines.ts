import { eachLanguage, type InBoth } from '../in-both.ts';

/** Lines of a report's card that tell how long things took, and what customers thought of it. */
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
  own: { it: 'Le tue', en: 'Yours' },
  ownFigures: (claims: string, closed: string) => ({
    it: `prese in carico: ${claims}, chiuse: ${closed}`,
    en: `claimed: ${claims}, closed: ${closed}`,
  }),
  ownKept: (share: string) => ({ it: `risolte entro i termini: ${share}`, en: `resolved in time: ${share}` }),
} satisfies InBoth;

export const cardLineWords = eachLanguage(said);
