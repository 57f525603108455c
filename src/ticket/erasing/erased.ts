import type { Language, Person } from '../words.ts';

/** Why words went: whose they were asked for it, or they had been kept for as long as the house keeps them. */
export type WhyErased = 'asked' | 'retention';

/**
 * What the law has the house keep of a request whose words are gone, and until when (epoch milliseconds).
 * - `quote`: what was offered and accepted, and who accepted it (art. 2220 of the Italian civil code)
 */
export type KeptByLaw = { what: 'quote'; until: number };

/**
 * The words of a request are gone. @property at epoch milliseconds
 *
 * @property othersStay what others wrote in it is theirs, and stays for as long as the house keeps what is closed
 */
export type Erased = { at: number; why: WhyErased; kept: KeptByLaw[]; othersStay?: true };

/** What stands where a person was, and what they called their request. */
export const nobody = {
  it: { name: 'Persona cancellata', request: 'Richiesta cancellata' },
  en: { name: 'Erased person', request: 'Erased request' },
} as const satisfies Record<Language, { name: string; request: string }>;

/** Somebody whose name and address are gone. */
export function nobodyIn(language: Language): Person {
  return { name: nobody[language].name, address: '' };
}
