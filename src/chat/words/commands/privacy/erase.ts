import { eachLanguage } from '../../in-both.ts';

export const eraseWords = eachLanguage({
  help: {
    it: 'propone di cancellare i dati di una persona; un altro responsabile conferma',
    en: 'proposes that a person’s data is erased; another manager confirms',
  },
  title: { it: 'Cancellazione dei dati', en: 'Erasure of data' },
  noAddress: (words: string) => ({
    it: `«${words}» non è un indirizzo.`,
    en: `“${words}” is not an address.`,
  }),
  usage: (command: string) => ({
    it: `Scrivi *${command} nome@esempio.it*. Che cosa verrà cancellato lo dice la scheda, e finché un altro responsabile non conferma non succede nulla.`,
    en: `Type *${command} name@example.com*. The card says what will be erased, and nothing happens until another manager confirms.`,
  }),
});
