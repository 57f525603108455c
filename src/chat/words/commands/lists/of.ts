import { eachLanguage } from '../../in-both.ts';

export const ofWords = eachLanguage({
  help: { it: 'le richieste in carico a un collega', en: 'a colleague’s open tickets' },
  title: (name: string) => ({ it: `In carico a ${name}`, en: `Assigned to ${name}` }),
  empty: { it: 'Non ha richieste aperte.', en: 'No open tickets.' },
  /** Which colleague was meant; `typed` as it is written. */
  whose: (typed: string) => ({
    it: `Di chi? Scrivi *${typed}*.`,
    en: `Whose? Write *${typed}*.`,
  }),
  nobody: (name: string, names: string) => ({
    it: `Nessun collega si chiama «${name}». Ci sono: ${names}.`,
    en: `No colleague is called “${name}”. There are: ${names}.`,
  }),
  several: (name: string, names: string) => ({
    it: `«${name}» può essere: ${names}. Scrivi il nome per intero.`,
    en: `“${name}” could be: ${names}. Write the full name.`,
  }),
});
