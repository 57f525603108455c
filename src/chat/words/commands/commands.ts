import type { InBoth } from '../in-both.ts';

/** What is said of any command. */
export const commands = {
  notUnderstood: (words: string) => ({
    it: `Non conosco il comando «${words}».`,
    en: `I don’t know the command “${words}”.`,
  }),
  /** What was typed after a command that reads nothing more. */
  surplus: (words: string) => ({
    it: `Questo comando non vuole altro: «${words}» non l’ho letto.`,
    en: `This command takes nothing more: I did not read “${words}”.`,
  }),
  tooLong: (letters: number, search: string) => ({
    it: `È troppo lungo per un comando: ne leggo ${letters} caratteri al massimo. Per ritrovare una mail bastano poche sue parole: *${search} …*`,
    en: `That is too long for a command: I read up to ${letters} characters. To find a mail again, a few of its words are enough: *${search} …*`,
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
