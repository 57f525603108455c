import type { Language } from '../../ticket/words.ts';

/** What operators read about who wrote a mail, and whether that is certain. */
export type AuthorWords = {
  notices: {
    unverifiedOpening: string;
    unverifiedAnswer: string;
    answersTo: (address: string) => string;
    noAddress: string;
    ownAddress: string;
    group: string;
    outside: (who: string, at: string) => string;
    saysToBe: (name: string, count: number) => string;
    mayJoin: (token: string) => string;
    leftOut: (count: number) => string;
  };
  noAddress: string;
  vouch: (name: string) => string;
  letIn: (token: string) => string;
  lines: {
    /** `who`: the address that the mail gives */
    saidToBe: (who: string, name: string) => string;
    outside: (who: string) => string;
    /** nobody but the desk has it */
    toTheDesk: (who: string) => string;
    vouched: (who: string, name: string) => string;
    closedHeld: (who: string, why: string) => string;
  };
  conversation: {
    outside: string;
    unverified: string;
    answersTo: (address: string) => string;
    saysToBe: (name: string) => string;
    unconfirmed: string;
  };
  /** The page of a whole mail. */
  page: { author: string; answersTo: string; sender: string; unverified: string };
  unwritable: Record<'no-address' | 'own-address' | 'group', string>;
  notYoursToSay: (name: string) => string;
  restricted: (token: string) => string;
  closedUnwritten: (why: string) => string;
};

const italian: AuthorWords = {
  notices: {
    unverifiedOpening:
      'Mittente non verificato: potrebbe non essere chi dice. Non gli inviamo email automatiche.',
    unverifiedAnswer: 'Mittente non verificato nell’ultimo messaggio: potrebbe non essere chi dice.',
    answersTo: address => `Le risposte vanno a ${address}, come chiede il mittente (Reply-To).`,
    noAddress: 'L’email non ha un indirizzo leggibile del mittente: non si può rispondere.',
    ownAddress: 'Scritta dalla nostra stessa casella: non c’è un indirizzo a cui rispondere.',
    group: 'Il mittente è una lista: la risposta andrebbe a tutti, quindi non si può scrivere.',
    outside: (who, at) => `${who} ha scritto al cliente dalla propria casella, fuori da qui (${at}).`,
    saysToBe: (name, count) =>
      count === 1
        ? `C’è un’email a nome di ${name}, ma il mittente non è confermato: per ora non ha effetto.`
        : `Ci sono ${count} email a nome di ${name}, ma il mittente non è confermato: per ora non hanno effetto.`,
    mayJoin: token => `Scrive un collega di chi ha aperto ${token}, rispondendo a una nostra email.`,
    leftOut: count =>
      count === 1
        ? 'Un altro indirizzo in copia non partecipa: sono troppi.'
        : `Altri ${count.toLocaleString('it')} indirizzi in copia non partecipano: sono troppi.`,
  },
  noAddress: 'senza indirizzo',
  vouch: name => `Sì, era ${name}`,
  letIn: token => `Ammetti in ${token}`,
  lines: {
    saidToBe: (who, name) =>
      `È arrivata un’email da ${who} a nome di ${name}, ma il mittente non è confermato: resta qui e per ora non ha effetto.`,
    outside: who => `${who} ha scritto al cliente dalla propria casella, fuori da qui.`,
    toTheDesk: who => `${who} ha scritto allo sportello. Il cliente non ha ricevuto nulla.`,
    vouched: (who, name) => `${who} conferma che l’email era di ${name}.`,
    closedHeld: (who, why) => `Chiusa da ${who}. Al cliente non è stato scritto: ${why}.`,
  },
  conversation: {
    outside: 'Email di un operatore, da fuori',
    unverified: '⚠️ mittente non verificato',
    answersTo: address => `chiede risposte a ${address}`,
    saysToBe: name => `⚠️ a nome di ${name}, non confermata`,
    unconfirmed: 'Email non confermata',
  },
  page: {
    author: 'Scritta da',
    answersTo: 'Risposte a',
    sender: 'Mittente',
    unverified: '⚠️ non verificato: potrebbe non essere chi dice',
  },
  unwritable: {
    'no-address':
      'Non si può rispondere: l’email non ha un indirizzo leggibile del mittente. Se il testo dà un recapito, usa quello.',
    'own-address': 'Non si può rispondere: è stata scritta dalla nostra stessa casella.',
    group: 'Non si può rispondere: il mittente è una lista, e la risposta andrebbe a tutti.',
  },
  notYoursToSay: name => `Può dirlo solo ${name}, o un responsabile.`,
  restricted: token => `La richiesta ${token} è riservata: nessuno può esservi ammesso.`,
  closedUnwritten: why => `Chiusa. Al cliente non è stato scritto: ${why}.`,
};

const english: AuthorWords = {
  notices: {
    unverifiedOpening:
      'Unverified sender: this may not be who they say they are. No automatic email is sent to them.',
    unverifiedAnswer: 'Unverified sender in the latest message: this may not be who they say they are.',
    answersTo: address => `Replies go to ${address}, as the sender asks (Reply-To).`,
    noAddress: 'The email has no readable sender address, so you cannot reply.',
    ownAddress: 'Sent from our own mailbox: there is no address to reply to.',
    group: 'The sender is a mailing list: a reply would go to everyone, so you cannot write to it.',
    outside: (who, at) => `${who} wrote to the customer from their own mailbox, outside Sportello (${at}).`,
    saysToBe: (name, count) =>
      count === 1
        ? `An email claims to be from ${name}, but the sender is not confirmed: for now it has no effect.`
        : `${count} emails claim to be from ${name}, but the sender is not confirmed: for now they have no effect.`,
    mayJoin: token => `From a colleague of whoever opened ${token}, in reply to one of our emails.`,
    leftOut: count =>
      count === 1
        ? 'One more address in copy does not take part: there are too many.'
        : `${count.toLocaleString('en')} more addresses in copy do not take part: there are too many.`,
  },
  noAddress: 'no address',
  vouch: name => `Yes, it was ${name}`,
  letIn: token => `Let into ${token}`,
  lines: {
    saidToBe: (who, name) =>
      `An email from ${who} claims to be from ${name}, but the sender is not confirmed: it is kept here and has no effect for now.`,
    outside: who => `${who} wrote to the customer from their own mailbox, outside Sportello.`,
    toTheDesk: who => `${who} wrote to the desk. The customer has not received anything.`,
    vouched: (who, name) => `${who} confirms that the email was from ${name}.`,
    closedHeld: (who, why) => `Closed by ${who}. The customer was not written to: ${why}.`,
  },
  conversation: {
    outside: 'Operator’s email, sent from outside',
    unverified: '⚠️ unverified sender',
    answersTo: address => `wants replies at ${address}`,
    saysToBe: name => `⚠️ claims to be ${name}`,
    unconfirmed: 'Unconfirmed email',
  },
  page: {
    author: 'Written by',
    answersTo: 'Replies to',
    sender: 'Sender',
    unverified: '⚠️ unverified: this may not be who they say they are',
  },
  unwritable: {
    'no-address':
      'You cannot reply: the email has no readable sender address. If the text gives a contact, use that.',
    'own-address': 'You cannot reply: it was sent from our own mailbox.',
    group: 'You cannot reply: the sender is a mailing list, and the reply would go to everyone.',
  },
  notYoursToSay: name => `Only ${name} or a manager can say so.`,
  restricted: token => `Ticket ${token} is restricted: nobody can be let in.`,
  closedUnwritten: why => `Closed. The customer was not written to: ${why}.`,
};

export const authorWords: Record<Language, AuthorWords> = { it: italian, en: english };
