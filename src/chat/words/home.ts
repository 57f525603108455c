import type { InBoth } from './in-both.ts';

/** Slack's Home tab. */
export const home = {
  title: { it: 'Sportello', en: 'Support desk' },
  intro: (name: string) => ({
    it: `Ciao ${name}`,
    en: `Hi ${name}`,
  }),
} satisfies InBoth;
