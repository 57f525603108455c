import { eachLanguage } from '../../in-both.ts';

export const requestWords = eachLanguage({
  help: { it: 'la richiesta con questo numero', en: 'the ticket with this number' },
});
