import { eachLanguage } from '../../in-both.ts';

export const waitingWords = eachLanguage({
  help: { it: 'le richieste in attesa del cliente', en: 'tickets waiting for the customer' },
  title: { it: 'In attesa del cliente', en: 'Waiting for the customer' },
  empty: { it: 'Nessuna richiesta aspetta il cliente.', en: 'No ticket is waiting for the customer.' },
});
