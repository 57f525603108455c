import type { InBoth } from '../in-both.ts';

/** Who wrote a mail, and whether that is certain. */
export const authorship = {
  letIn: (token: string) => ({
    it: `Ammetti in ${token}`,
    en: `Let into ${token}`,
  }),
  vouch: (name: string) => ({
    it: `Sì, era ${name}`,
    en: `Yes, it was ${name}`,
  }),
  noAddress: { it: 'senza indirizzo', en: 'no address' },
} satisfies InBoth;
