import type { InBoth } from '../in-both.ts';

/** What is said of any command. */
export const commands = {
  notUnderstood: (words: string) => ({
    it: `Non conosco il comando «${words}».`,
    en: `I don’t know the command “${words}”.`,
  }),
  perhaps: (command: string) => ({
    it: `Forse volevi *${command}*?`,
    en: `Did you mean *${command}*?`,
  }),
  notFound: (words: string) => ({
    it: `La richiesta ${words} non esiste.`,
    en: `There is no ticket ${words}.`,
  }),
  open: { it: 'Leggi tutto', en: 'Open' },
} satisfies InBoth;
