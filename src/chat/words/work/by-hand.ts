import type { CalledFault } from '../../when/called-at.ts';
import type { InBoth, Said } from '../in-both.ts';

/** A request of somebody who did not write: by phone, or in chat. */
export const byHand = {
  label: { it: 'Nuova richiesta', en: 'New ticket' },
  help: {
    it: 'Un cliente ha telefonato? Inseriscila qui: le scadenze partono dalla telefonata.',
    en: 'Did a customer call? Enter it here: its deadlines start from the call.',
  },
  form: {
    title: { it: 'Nuova richiesta', en: 'New ticket' },
    intro: {
      it: 'Per chi ha telefonato o non ha scritto. Vale come le altre: stesse email, stesse scadenze, stessa scheda.',
      en: 'For somebody who called, or did not write. It counts like any other: same emails, same deadlines, same card.',
    },
    submit: { it: 'Apri la richiesta', en: 'Open ticket' },
  },
  known: { it: 'Cliente già noto', en: 'Known customer' },
  knownPlaceholder: { it: 'Cerca per nome o indirizzo…', en: 'Search by name or address…' },
  customer: { it: 'Nome del cliente', en: 'Customer’s name' },
  customerPlaceholder: { it: 'Paolo Neri', en: 'Paolo Neri' },
  address: { it: 'Email: senza, non riceve nulla', en: 'Email: without one, nothing is sent' },
  addressPlaceholder: { it: 'paolo@cliente.it', en: 'paolo@customer.com' },
  about: { it: 'Oggetto', en: 'Subject' },
  aboutPlaceholder: { it: 'Di che cosa si tratta?', en: 'What is it about?' },
  text: { it: 'Che cosa chiede', en: 'What they ask for' },
  textPlaceholder: {
    it: 'Con le sue parole, per chi la prende in carico',
    en: 'In their words, for whoever claims it',
  },
  mailbox: { it: 'Casella da cui rispondere', en: 'Mailbox to reply from' },
  called: { it: 'Ha chiamato, se non adesso', en: 'Called at, if not now' },
  /** Of a request that is taken from a message. */
  asked: { it: 'L’ha chiesto, se non adesso', en: 'Asked at, if not now' },
  calledPlaceholder: {
    it: '9:40 · 10 minuti fa · ieri 17:15',
    en: '9:40 · 10 minutes ago · yesterday 17:15',
  },
  fromMessage: {
    title: { it: 'Richiesta dal messaggio', en: 'Ticket from message' },
    intro: {
      it: 'Scegli il cliente: chi ha scritto in chat è un collega. Poi vale come le altre richieste.',
      en: 'Choose the customer: whoever wrote in chat is a colleague. Then it counts like any other ticket.',
    },
    submit: { it: 'Apri la richiesta', en: 'Open ticket' },
  },
  already: (token: string) => ({
    it: `Da questo messaggio è già stata aperta la richiesta ${token}.`,
    en: `Ticket ${token} was opened from this message already.`,
  }),
  /** @param by '' where they are not to be named here */
  otherOpened: (token: string, by: string) => ({
    it: `Da questo messaggio è già stata aperta la richiesta ${token}${by ? `, da ${by}` : ''}: quello che hai scritto qui non vi è entrato. Aggiungilo dalla scheda di ${token} (note, cliente, priorità).`,
    en: `Ticket ${token} was opened from this message already${by ? `, by ${by}` : ''}: what you typed here did not get in. Add it on the card of ${token} (notes, customer, priority).`,
  }),
  /** Somebody chose one and did not put it in, and another stands in the form. */
  otherThanChosen: (chosen: string, typed: string) => ({
    it: `Hai scelto «${chosen}», ma nel modulo è scritto «${typed}». Se va bene quello che è scritto, invia di nuovo; altrimenti cercalo ancora e premi «Inserisci».`,
    en: `You chose “${chosen}”, but the form says “${typed}”. If what it says is right, send it again; otherwise search again and press “Insert”.`,
  }),
  otherCompany: (chosen: string, byAddress: string) => ({
    it: `Azienda: ${chosen}, come hai indicato (l’indirizzo è di ${byAddress}).`,
    en: `Company: ${chosen}, as you said (the address is ${byAddress}’s).`,
  }),
  opened: (token: string) => ({
    it: `Richiesta ${token} aperta: la scheda è nel canale.`,
    en: `Ticket ${token} is open: its card is in the channel.`,
  }),
  openedUnwritable: (token: string) => ({
    it: `Richiesta ${token} aperta: la scheda è nel canale. Senza un indirizzo il cliente non riceve email.`,
    en: `Ticket ${token} is open: its card is in the channel. Without an address the customer gets no emails.`,
  }),
  faults: {
    who: {
      it: 'Scrivi chi è il cliente: il nome, l’indirizzo email, o tutti e due.',
      en: 'Say who the customer is: a name, an email address, or both.',
    },
    address: {
      it: 'L’indirizzo email non è valido: correggilo, o lascialo vuoto.',
      en: 'The email address is not valid: correct it, or leave it empty.',
    },
    ours: {
      it: 'Quello è un nostro indirizzo: scrivi quello del cliente.',
      en: 'That is an address of ours: type the customer’s.',
    },
    group: {
      it: 'Quello è l’indirizzo di un gruppo, a cui non scriviamo: scrivi quello della persona, o lascialo vuoto.',
      en: 'That is a group’s address, to which we do not write: type the person’s, or leave it empty.',
    },
    category: {
      it: 'Hai scelto la priorità: scegli anche la categoria, o non varrebbe.',
      en: 'You chose a priority: choose the category too, or it would not count.',
    },
    mailbox: {
      it: 'Scegli la casella da cui si risponde al cliente.',
      en: 'Choose the mailbox from which the customer is replied to.',
    },
    about: { it: 'Scrivi di che cosa si tratta.', en: 'Type what it is about.' },
    text: { it: 'Scrivi che cosa chiede il cliente.', en: 'Type what the customer asks for.' },
    'not-understood': {
      it: 'Non ho capito quando è stato. Scrivilo così: «9:40», «10 minuti fa», «ieri 17:15», «venerdì alle 9:30».',
      en: 'I did not understand when that was. Type it like “9:40”, “10 minutes ago”, “yesterday 17:15”, “Friday at 9:30”.',
    },
    future: {
      it: 'Non può essere stato più tardi di adesso: se era ieri, scrivi «ieri» prima dell’ora.',
      en: 'That is later than now: if it was yesterday, type “yesterday” before the time.',
    },
    'too-old': {
      it: 'È più di un giorno lavorativo fa: le scadenze non si possono contare da allora. Lascia vuoto, e scrivilo nel testo.',
      en: 'That is more than one working day ago: deadlines cannot be counted from then. Leave it empty, and say so in the text.',
    },
  } satisfies Record<
    CalledFault | 'who' | 'address' | 'ours' | 'group' | 'category' | 'mailbox' | 'about' | 'text',
    Said
  >,
} satisfies InBoth;
