import { eachLanguage } from '../../in-both.ts';

export const lateWords = eachLanguage({
  help: { it: 'le richieste scadute o in scadenza', en: 'tickets overdue or due soon' },
  title: {
    it: 'Scadute o in scadenza',
    en: 'Overdue or due soon',
  },
  empty: { it: 'Niente è scaduto o in scadenza.', en: 'Nothing is overdue or due soon.' },
});
