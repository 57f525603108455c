import { eachLanguage } from '../../in-both.ts';

export const closedTodayWords = eachLanguage({
  help: { it: 'le richieste chiuse oggi', en: 'tickets closed today' },
  title: { it: 'Chiuse oggi', en: 'Closed today' },
  empty: { it: 'Oggi non è stata ancora chiusa nessuna richiesta.', en: 'No ticket has been closed today.' },
});
