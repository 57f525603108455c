import { because } from '../because.ts';
import type { InBoth } from '../in-both.ts';

/** Lines of a thread: who did what. `who` carries the platform: "Anna Rossi (Slack)". */
export const lines = {
  began: (who: string) => ({
    it: `${who} ha aperto la richiesta.`,
    en: `${who} opened the request.`,
  }),
  received: (who: string) => ({
    it: `${who} ha scritto di nuovo.`,
    en: `${who} wrote again.`,
  }),
  answered: (who: string) => ({
    it: `${who} ha risposto alla domanda: la richiesta va avanti.`,
    en: `${who} answered the question: the ticket goes on.`,
  }),
  thanked: (who: string) => ({
    it: `${who} ringrazia. Non c’è nulla da fare.`,
    en: `${who} says thank you. Nothing to do.`,
  }),
  automatic: (who: string) => ({
    it: `È arrivata un’email automatica da ${who}. Archiviata: non c’è nulla da fare.`,
    en: `An automatic mail came from ${who}. Filed; nothing to do.`,
  }),
  claimed: (who: string) => ({
    it: `Presa in carico da ${who}.`,
    en: `Claimed by ${who}.`,
  }),
  claimedTold: (who: string) => ({
    it: `Presa in carico da ${who}. Il cliente viene avvisato via email.`,
    en: `Claimed by ${who}. The customer is told by email.`,
  }),
  claimedHeld: (who: string, why: string) => ({
    it: `Presa in carico da ${who}. Al cliente non è stato scritto: ${why}.`,
    en: `Claimed by ${who}. The customer was not written to: ${why}.`,
  }),
  classified: (who: string, what: string) => ({
    it: `Classificata da ${who}: ${what}.`,
    en: `${who} classified it: ${what}.`,
  }),
  clarification: (who: string) => ({
    it: `${who} ha chiesto chiarimenti al cliente.`,
    en: `${who} asked the customer for a clarification.`,
  }),
  replied: (who: string) => ({
    it: `${who} ha risposto al cliente.`,
    en: `${who} replied to the customer.`,
  }),
  closed: (who: string) => ({
    it: `Chiusa da ${who}. Il cliente riceve la risoluzione via email.`,
    en: `Closed by ${who}. The customer is told the resolution by email.`,
  }),
  released: (who: string) => ({
    it: `Rilasciata da ${who}: è di nuovo in coda.`,
    en: `${who} released it: back in the queue.`,
  }),
  reassigned: (who: string, to: string) => ({
    it: `${who} l’ha passata a ${to}.`,
    en: `${who} gave it to ${to}.`,
  }),
  reopened: (who: string, why: string) => ({
    it: why ? `Riaperta da ${who}: ${why}` : `Riaperta da ${who}.`,
    en: why ? `Reopened by ${who}: ${why}` : `Reopened by ${who}.`,
  }),
  reopenedByCustomer: (who: string) => ({
    it: `${who} ha scritto dopo la chiusura: la richiesta è di nuovo aperta.`,
    en: `${who} wrote after the closing: the ticket is open again.`,
  }),
  note: (who: string, text: string) => ({
    it: `Nota di ${who}: ${text}`,
    en: `Note by ${who}: ${text}`,
  }),
  opened: (who: string) => ({
    it: `${who} ha aperto la conversazione.`,
    en: `${who} opened the conversation.`,
  }),
  attachment: (who: string, name: string) => ({
    it: `${who} ha aperto l’allegato ${name}.`,
    en: `${who} opened the attachment ${name}.`,
  }),
  language: (who: string, language: string) => ({
    it: `${who} ha cambiato la lingua del cliente: ${language}.`,
    en: `${who} changed the customer’s language to ${language}.`,
  }),
  letterFailed: (why: string) => ({
    it: `Una lettera non è stata recapitata: ${why}`,
    en: `A letter could not be delivered: ${why}`,
  }),
  /** `told`: '' for everybody in the channel */
  escalated: (what: string, told: string) => ({
    it: `${what} Avvisati: ${told || 'il canale'}.`,
    en: `${what} Told: ${told || 'the channel'}.`,
  }),
  onCallTold: (told: string) => ({
    it: `Arrivata durante la chiusura, non può aspettare. Avvisati: ${told || 'il canale'}.`,
    en: `It came in a closure and cannot wait. Told: ${told || 'the channel'}.`,
  }),
  acknowledged: (who: string) => ({
    it: `${who} se ne occupa.`,
    en: `${who} is on it.`,
  }),
  extended: (who: string, what: string, length: string, why: string) => ({
    it: `${who} ha prorogato di ${length} la ${what.toLowerCase()}: ${why}`,
    en: `${who} extended the ${what.toLowerCase()} by ${length}: ${why}`,
  }),
  reminded: {
    it: 'Il cliente non ha risposto: riceve un promemoria via email.',
    en: 'The customer has not answered and is reminded by email.',
  },
  closedSilent: {
    it: 'Chiusa: il cliente non ha risposto. Lo sa via email.',
    en: 'Closed: the customer did not answer. They are told by email.',
  },
  merged: (who: string, into: string) => ({
    it: `${who} l’ha unita a ${into}: si va avanti lì.`,
    en: `${who} merged it into ${into}: it goes on there.`,
  }),
  absorbed: (who: string, from: string) => ({
    it: `${who} ha unito qui la richiesta ${from}, con tutta la sua conversazione.`,
    en: `${who} merged ${from} into this one, with its whole conversation.`,
  }),
  splitOff: (who: string, sender: string, into: string) => ({
    it: `${who} ha separato un messaggio di ${sender}: ora è la richiesta ${into}.`,
    en: `${who} split off a message by ${sender}: it is ${into} now.`,
  }),
  linked: (who: string, to: string) => ({
    it: `${who} l’ha collegata a ${to}.`,
    en: `${who} linked it to ${to}.`,
  }),
  bounced: (recipient: string, status: string) => ({
    it: `Una nostra lettera non è arrivata a ${recipient}${status ? ` (${status})` : ''}: l’indirizzo non la riceve.`,
    en: `A letter of ours did not reach ${recipient}${status ? ` (${status})` : ''}: the address does not take it.`,
  }),
  recalled: (who: string) => ({
    it: `${who} ha fermato la lettera prima che partisse.`,
    en: `${who} stopped the letter before it went.`,
  }),
  resent: (who: string, recipient: string) => ({
    it: `${who} ha rispedito una lettera a ${recipient}.`,
    en: `${who} sent a letter to ${recipient} again.`,
  }),
  /** `who`: the address that the mail gives */
  saidToBe: (who: string, name: string) => ({
    it: `È arrivata un’email da ${who} a nome di ${name}, ma il mittente non è confermato: resta qui e per ora non ha effetto.`,
    en: `An email from ${who} claims to be from ${name}, but the sender is not confirmed: it is kept here and has no effect for now.`,
  }),
  outside: (who: string) => ({
    it: `${who} ha scritto al cliente dalla propria casella, fuori da qui.`,
    en: `${who} wrote to the customer from their own mailbox, outside Sportello.`,
  }),
  /** nobody but the desk has it */
  toTheDesk: (who: string) => ({
    it: `${who} ha scritto allo sportello. Il cliente non ha ricevuto nulla.`,
    en: `${who} wrote to the desk. The customer has not received anything.`,
  }),
  vouched: (who: string, name: string) => ({
    it: `${who} conferma che l’email era di ${name}.`,
    en: `${who} confirms that the email was from ${name}.`,
  }),
  closedHeld: (who: string, why: string) => ({
    it: `Chiusa da ${who}. Al cliente non è stato scritto: ${why}.`,
    en: `Closed by ${who}. The customer was not written to: ${why}.`,
  }),
  letterDelayed: (recipient: string) => ({
    it: `Una nostra lettera per ${recipient} è in ritardo: il server continua a provarci.`,
    en: `A letter of ours to ${recipient} is late: the mail server keeps trying.`,
  }),
  letterUndelivered: (recipient: string, status: string) => ({
    it: `Una nostra lettera non è arrivata a ${recipient}${because(status)}. Si può rispedire dalla conversazione.`,
    en: `A letter of ours did not reach ${recipient}${because(status)}. It can be sent again from the conversation.`,
  }),
  virusFound: (file: string, signature: string) => ({
    it: `Nell’allegato ${file} c’è un virus (${signature}): non si può aprire.`,
    en: `The attachment ${file} has a virus (${signature}): it cannot be opened.`,
  }),
} satisfies InBoth;
