import { eachLanguage } from '../../in-both.ts';

export const queueWords = eachLanguage({
  help: { it: 'le richieste da assegnare', en: 'unassigned tickets' },
  title: { it: 'Da assegnare', en: 'Unassigned' },
  empty: { it: 'La coda è vuota. Ottimo lavoro!', en: 'The queue is empty. Well done!' },
});
