import type { InBoth } from '../in-both.ts';

/** Who wrote a mail, and whether that is certain. */
export const authorship = {
  noAddress: { it: 'senza indirizzo', en: 'no address' },
} satisfies InBoth;
