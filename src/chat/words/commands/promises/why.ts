import { eachLanguage } from '../../in-both.ts';

export const whyWords = eachLanguage({
  help: { it: 'come è calcolata la sua scadenza', en: 'how its deadline is calculated' },
  which: (command: string) => ({
    it: `Di quale richiesta? Scrivi il numero, per esempio *${command} 1042*.`,
    en: `Which ticket? Write its number, for example *${command} 1042*.`,
  }),
});
