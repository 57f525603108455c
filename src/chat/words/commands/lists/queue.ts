import { eachLanguage } from '../../in-both.ts';

export const queueWords = eachLanguage({
  help: {
    it: 'le richieste da assegnare; ogni elenco si restringe: p1, bug, lingua:en, di:nome',
    en: 'unassigned tickets; any list narrows down: p1, bug, language:it, of:name',
  },
  title: { it: 'Da assegnare', en: 'Unassigned' },
  empty: { it: 'La coda è vuota. Ottimo lavoro!', en: 'The queue is empty. Well done!' },
});
