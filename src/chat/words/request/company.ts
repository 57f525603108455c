import type { InBoth } from '../in-both.ts';

/** Whose request it is, and by which contract it is counted. `name` and `contract` as they are called. */
export const company = {
  unknown: { it: 'azienda non riconosciuta', en: 'unknown company' },
  contract: (name: string) => ({ it: `contratto ${name}`, en: `${name} contract` }),
  noContract: { it: 'senza contratto', en: 'no contract' },
  ended: (name: string, day: string) => ({
    it: `contratto ${name} scaduto il ${day}`,
    en: `${name} contract ended ${day}`,
  }),
  toCome: (name: string, day: string) => ({
    it: `contratto ${name} dal ${day}`,
    en: `${name} contract from ${day}`,
  }),
  vip: { it: 'VIP', en: 'VIP' },
  servedBy: (name: string) => ({ it: `la segue ${name}`, en: `served by ${name}` }),
} satisfies InBoth;
