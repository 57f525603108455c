import { eachLanguage } from '../in-both.ts';

export const helpWords = eachLanguage({
  help: { it: 'i comandi', en: 'the commands' },
  title: { it: 'Comandi', en: 'Commands' },
  otherLanguage: (words: string) => ({
    it: `Funzionano anche i comandi inglesi: ${words}.`,
    en: `Italian commands work too: ${words}.`,
  }),
});
