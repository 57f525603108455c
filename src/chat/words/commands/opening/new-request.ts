import { eachLanguage } from '../../in-both.ts';
import { byHand } from '../../work/by-hand.ts';

export const newWords = eachLanguage({
  help: { it: 'una richiesta per chi ha telefonato', en: 'a ticket for somebody who called' },
  title: byHand.label,
  text: byHand.help,
  about: (words: string) => ({ it: `Oggetto: «${words}».`, en: `Subject: “${words}”.` }),
});
