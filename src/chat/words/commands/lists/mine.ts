import { eachLanguage } from '../../in-both.ts';

export const mineWords = eachLanguage({
  help: { it: 'le tue richieste aperte', en: 'your open tickets' },
  title: { it: 'Le tue richieste aperte', en: 'Your open tickets' },
  empty: { it: 'Non hai richieste aperte.', en: 'You have no open tickets.' },
});
