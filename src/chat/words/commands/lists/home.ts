import { eachLanguage } from '../../in-both.ts';

export const homeWords = eachLanguage({
  help: {
    it: 'il tuo riepilogo: tue, da assegnare, in scadenza, in attesa',
    en: 'your overview: yours, unassigned, due soon, waiting',
  },
});
