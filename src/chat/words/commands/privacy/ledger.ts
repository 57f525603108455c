import { eachLanguage } from '../../in-both.ts';

export const ledgerWords = eachLanguage({
  help: {
    it: 'chi ha letto i dati di una persona; solo per i responsabili',
    en: 'who read a person’s data; for managers alone',
  },
  title: { it: 'Chi ha letto', en: 'Who read' },
  managersOnly: {
    it: 'Chi ha letto i dati di una persona lo vedono solo i responsabili.',
    en: 'Only managers see who read a person’s data.',
  },
  noAddress: (words: string) => ({
    it: `«${words}» non è un indirizzo.`,
    en: `“${words}” is not an address.`,
  }),
  usage: (command: string) => ({
    it: `Scrivi *${command} nome@esempio.it*. Resta annotato che l’hai chiesto.`,
    en: `Type *${command} name@example.com*. It is recorded that you asked.`,
  }),
  /** What somebody did who read, or took something out. */
  whats: {
    conversation: { it: 'ha letto la conversazione', en: 'read the conversation' },
    file: { it: 'ha aperto un file', en: 'opened a file' },
    found: { it: 'ne ha visto un passaggio in una ricerca', en: 'saw a passage in a search' },
    entered: { it: 'è entrato nel sistema', en: 'entered the system' },
    left: { it: 'è uscito dal sistema', en: 'left the system' },
  },
  /** Who they are, where they have no name. */
  bys: {
    operator: { it: 'un operatore', en: 'an operator' },
    colleague: { it: 'un cliente', en: 'a customer' },
    machine: { it: 'dalla macchina dell’assistenza', en: 'on the desk’s machine' },
  },
  line: (at: string, who: string, what: string, about: string) => ({
    it: `${at}: ${who} ${what}${about}`,
    en: `${at}: ${who} ${what}${about}`,
  }),
  for: (number: number) => ({ it: ` (#${number})`, en: ` (#${number})` }),
  quoted: (text: string) => ({ it: `: «${text}»`, en: `: “${text}”` }),
  /** Said always, whether there are any or not. */
  forFew: {
    it: 'Le letture di richieste riservate le vede solo chi è autorizzato.',
    en: 'Readings of restricted requests are shown only to those who may see them.',
  },
  nobody: (address: string) => ({
    it: `Nessuno ha letto niente di ${address}.`,
    en: `Nobody read anything of ${address}.`,
  }),
  latest: (count: number) => ({
    it: `Queste sono le ultime ${count}. Tutte, anche di altri indirizzi della stessa persona: \`privacy ledger --of\`, sulla macchina dell’assistenza.`,
    en: `These are the latest ${count}. All of them, of the person’s other addresses too: \`privacy ledger --of\`, on the desk’s machine.`,
  }),
  export: {
    it: 'Tutto ciò che si conserva di una persona lo esporta `privacy export`, sulla macchina dell’assistenza; o lo scarica la persona stessa dal portale.',
    en: 'All that is held of a person is exported by `privacy export`, on the desk’s machine; or they take it out themselves, on the portal.',
  },
});
