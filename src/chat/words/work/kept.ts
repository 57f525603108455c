import type { ChatPlatform } from '../../../ticket/words.ts';
import { chats } from '../from-chat.ts';
import type { InBoth, Said } from '../in-both.ts';

/** Why a file of a message is not taken along. */
export const whysLeft = [
  /** Somebody took it away. */
  'deleted',
  /** Slack shows a free workspace no files that are old. */
  'hidden',
  /** It lies with another service, and the message has its address. */
  'elsewhere',
  /** The app is not where it was shared. */
  'unseen',
  /** Teams hands files of channels to no bot. */
  'not-handed-out',
  'too-large',
  'too-many',
  'empty',
  'unreachable',
] as const;
export type WhyLeft = (typeof whysLeft)[number];

/** What is taken over from chat. */
export const kept = {
  done: (token: string) => ({
    it: `Salvata come nota interna di ${token}.`,
    en: `Kept as an internal note on ${token}.`,
  }),
  already: (token: string) => ({
    it: `Era già tra le note di ${token}.`,
    en: `It was kept on ${token} already.`,
  }),
  /** Above the form of whoever filled in something else of the same message. */
  other: (token: string) => ({
    it: `Questo messaggio è già tra le note di ${token}, e quello che hai scritto qui non vi è entrato. Aggiungilo con «Nota» dalla scheda, o scegli un’altra richiesta.`,
    en: `This message is among the notes on ${token} already, and what you typed here did not get in. Add it with “Note” on the card, or choose another ticket.`,
  }),
  noThread: {
    it: 'Questo messaggio non è nella discussione di una richiesta: scegli «Salva come nota» dal suo menu, e poi la richiesta.',
    en: 'This message is not in a ticket’s thread: choose “Keep as note” in its menu, and then the ticket.',
  },
  ours: {
    it: 'Questo messaggio è di Sportello: quello che dice è già nel registro della richiesta.',
    en: 'This message is Sportello’s own: what it says is in the ticket’s log already.',
  },
  gone: {
    it: 'È passato troppo tempo: scegli di nuovo dal menu del messaggio.',
    en: 'That was too long ago: choose it again in the message’s menu.',
  },
  label: { it: 'Salva come nota', en: 'Keep as note' },
  form: {
    title: { it: 'Salva come nota', en: 'Keep as note' },
    intro: {
      it: 'La nota resta tra colleghi: il cliente non la legge.',
      en: 'The note stays among colleagues: the customer does not read it.',
    },
    submit: { it: 'Salva la nota', en: 'Save note' },
  },
  request: { it: 'Di quale richiesta', en: 'On which ticket' },
  requestPlaceholder: { it: 'Numero, oggetto o cliente…', en: 'Number, subject or customer…' },
  use: { it: 'Scegli', en: 'Choose' },
  chosen: (request: string) => ({ it: `Richiesta scelta: ${request}`, en: `Chosen ticket: ${request}` }),
  whichOne: {
    it: 'Scegli di quale richiesta è la nota.',
    en: 'Choose the ticket that the note is for.',
  },
  /** Behind an @ or a #, where the platform does not tell what they are called. */
  nameless: {
    person: { it: 'collega', en: 'colleague' },
    channel: { it: 'canale', en: 'channel' },
    group: { it: 'gruppo', en: 'group' },
  },
  somebody: { it: 'un collega', en: 'a colleague' },
  /** Above the form: what it is made from. */
  origin: (by: string, on: ChatPlatform) => ({
    it: `Da un messaggio di ${by} in ${chats[on]}.`,
    en: `From a message by ${by} in ${chats[on]}.`,
  }),
  openMessage: { it: 'Apri il messaggio', en: 'Open message' },
  filesLabel: { it: 'File del messaggio', en: 'Files of the message' },
  takeFiles: (names: string) => ({ it: `Porta con sé: ${names}`, en: `Take along: ${names}` }),
  picture: { it: 'un’immagine nel testo', en: 'a picture in the text' },
  unnamed: { it: 'un file', en: 'a file' },
  /** How a file gets there all the same, where Teams does not hand it out. */
  sendIt: {
    it: 'Se servono, mandali a Sportello in chat privata e riapri il modulo: li trovi qui.',
    en: 'If they are needed, send them to Sportello in a private chat and open the form again: you find them here.',
  },
  sentAhead: {
    it: 'Vuoi unire i file che hai mandato a Sportello nell’ultima ora?',
    en: 'Add files you sent to Sportello in the last hour?',
  },
  left: {
    deleted: names => ({
      it: `Eliminato in chat, non si può prendere: ${names}.`,
      en: `Deleted in chat, cannot be taken: ${names}.`,
    }),
    hidden: names => ({
      it: `Troppo vecchio per il piano di Slack, non si può prendere: ${names}.`,
      en: `Too old for Slack’s plan, cannot be taken: ${names}.`,
    }),
    elsewhere: names => ({
      it: `Si trova su un altro servizio, resta nel messaggio: ${names}.`,
      en: `Stored on another service, stays in the message: ${names}.`,
    }),
    unseen: names => ({
      it: `Sportello non è nel canale in cui è stato condiviso: ${names}. Invitalo con /invite @Sportello, o apri il file dal messaggio.`,
      en: `Sportello is not in the channel where it was shared: ${names}. Invite it with /invite @Sportello, or open the file in the message.`,
    }),
    'not-handed-out': names => ({
      it: `Teams non consegna alle app i file dei messaggi, restano lì: ${names}.`,
      en: `Teams hands files of messages to no app, they stay there: ${names}.`,
    }),
    'too-large': names => ({
      it: `Troppo grande, resta nel messaggio: ${names}.`,
      en: `Too large, stays in the message: ${names}.`,
    }),
    'too-many': names => ({
      it: `Troppi file, restano nel messaggio: ${names}.`,
      en: `Too many files, these stay in the message: ${names}.`,
    }),
    empty: names => ({ it: `È vuoto: ${names}.`, en: `Empty: ${names}.` }),
    unreachable: names => ({
      it: `Non si è riusciti a scaricarlo, resta nel messaggio: ${names}.`,
      en: `Could not be downloaded, stays in the message: ${names}.`,
    }),
  } satisfies Record<WhyLeft, (names: string) => Said>,
} satisfies InBoth;
