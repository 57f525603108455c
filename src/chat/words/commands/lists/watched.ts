import { eachLanguage } from '../../in-both.ts';

export const watchedWords = eachLanguage({
  help: { it: 'le richieste che segui', en: 'the tickets you are watching' },
  title: { it: 'Richieste che segui', en: 'Tickets you are watching' },
  empty: { it: 'Non segui nessuna richiesta.', en: 'You are not watching any ticket.' },
});
