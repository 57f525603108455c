import type { InBoth } from './in-both.ts';

/** A person's own page. */
export const home = {
  title: { it: 'Sportello', en: 'Support desk' },
  /** On the button that changes the language: in the other one, for whoever does not read this. */
  changeLanguage: { it: 'Switch to English', en: 'Passa all’italiano' },
  intro: (name: string) => ({
    it: `Ciao ${name}`,
    en: `Hi ${name}`,
  }),
} satisfies InBoth;
