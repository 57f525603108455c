import { eachLanguage } from '../../in-both.ts';

export const snoozedWords = eachLanguage({
  help: { it: 'le richieste rimandate', en: 'snoozed tickets' },
  title: { it: 'Richieste rimandate', en: 'Snoozed tickets' },
  empty: { it: 'Nessuna richiesta è rimandata.', en: 'No ticket is snoozed.' },
});
