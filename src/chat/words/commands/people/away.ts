import { eachLanguage } from '../../in-both.ts';

export const awayWords = eachLanguage({
  help: {
    it: 'ti assenti: fino a quando, e chi c’è al tuo posto',
    en: 'you are away for a while: who stands in, and until when',
  },
  title: { it: 'Assenze', en: 'Absences' },
  /** How it is typed. `command`: with the word that it begins with */
  usage: (command: string) => ({
    it: `Scrivi *${command} fino a lunedì Giulia*, *${command} domani* oppure *${command} dal 3/12 al 10/12*.`,
    en: `Type *${command} until Monday Giulia*, *${command} tomorrow* or *${command} from 3/12 to 10/12*.`,
  }),
  usageOfOthers: (command: string) => ({
    it: `Di un collega: *${command} Anna fino a lunedì Giulia*.`,
    en: `For a colleague: *${command} Anna until Monday Giulia*.`,
  }),
  nobody: (name: string, names: string) => ({
    it: `Nessun collega si chiama «${name}». Ci sono: ${names}.`,
    en: `No colleague is called “${name}”. There are: ${names}.`,
  }),
  several: (name: string, names: string) => ({
    it: `«${name}» può essere: ${names}. Scrivi il nome per intero, o l’indirizzo.`,
    en: `“${name}” could be: ${names}. Write the full name, or the address.`,
  }),
});

export const backWords = eachLanguage({
  help: { it: 'sei di nuovo qui', en: 'you are back' },
});
