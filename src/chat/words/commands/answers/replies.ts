import { eachLanguage, type InBoth } from '../../in-both.ts';

export const repliesWords = eachLanguage({
  help: {
    it: 'le risposte pronte; con un numero, per quella richiesta, con le risposte già date a richieste simili',
    en: 'saved replies; with a number, for that ticket, with earlier answers to similar ones',
  },
  title: { it: 'Risposte pronte', en: 'Saved replies' },
  titleFor: (token: string, language: string) => ({
    it: `Risposte per ${token} (${language})`,
    en: `Replies for ${token} (${language})`,
  }),
  none: {
    it: 'Non ce ne sono ancora: si scrivono in desk.yaml, sotto savedReplies.',
    en: 'There are none yet: they are written in desk.yaml, under savedReplies.',
  },
  noneLike: (words: string) => ({
    it: `Nessuna risposta pronta contiene «${words}».`,
    en: `No saved reply contains “${words}”.`,
  }),
  usage: (command: string) => ({
    it: `Con il numero di una richiesta sono già compilate, nella lingua del cliente: *${command} 1042*, *${command} 1042 password*.`,
    en: `With a ticket’s number they come filled in, in the customer’s language: *${command} 1042*, *${command} 1042 password*.`,
  }),
  earlier: (token: string, when: string) => ({
    it: `Già risposto in ${token}, ${when}:`,
    en: `Answered before in ${token}, ${when}:`,
  }),
  missing: (what: string) => ({
    it: `Manca ${what}: prima di usarla, completa la richiesta.`,
    en: `This needs ${what}: add it to the ticket before you use it.`,
  }),
  more: (count: number, command: string) => ({
    it: count === 1 ? `Un’altra: *${command}* e una parola.` : `Altre ${count}: *${command}* e una parola.`,
    en: count === 1 ? `One more: *${command}* and a word.` : `${count} more: *${command}* and a word.`,
  }),
  unseen: {
    it: 'Questa richiesta è riservata: qui non si mostra nulla.',
    en: 'This ticket is restricted: nothing of it is shown here.',
  },
} satisfies InBoth);
