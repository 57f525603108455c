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
    it: `${who} ha risposto alla domanda: la richiesta riprende.`,
    en: `${who} answered the question: work resumes.`,
  }),
  thanked: (who: string) => ({
    it: `${who} ringrazia: non c’è nulla da fare.`,
    en: `${who} says thank you: nothing to do.`,
  }),
  automatic: (who: string) => ({
    it: `Email automatica da ${who}: archiviata, non c’è nulla da fare.`,
    en: `Automated email from ${who}: filed, nothing to do.`,
  }),
  claimed: (who: string) => ({
    it: `Presa in carico da ${who}.`,
    en: `Claimed by ${who}.`,
  }),
  claimedTold: (who: string) => ({
    it: `Presa in carico da ${who}. Il cliente è stato avvisato via email.`,
    en: `Claimed by ${who}. The customer has been notified by email.`,
  }),
  claimedHeld: (who: string, why: string) => ({
    it: `Presa in carico da ${who}. Il cliente non è stato avvisato: ${why}.`,
    en: `Claimed by ${who}. The customer was not notified: ${why}.`,
  }),
  classified: (who: string, what: string) => ({
    it: `Classificata da ${who}: ${what}.`,
    en: `${who} classified it: ${what}.`,
  }),
  clarification: (who: string) => ({
    it: `${who} ha chiesto chiarimenti al cliente.`,
    en: `${who} asked the customer for clarification.`,
  }),
  replied: (who: string) => ({
    it: `${who} ha risposto al cliente.`,
    en: `${who} replied to the customer.`,
  }),
  closed: (who: string) => ({
    it: `Chiusa da ${who}. La risoluzione è stata inviata al cliente via email.`,
    en: `Closed by ${who}. The customer has been sent the resolution by email.`,
  }),
  released: (who: string) => ({
    it: `Rimessa in coda da ${who}.`,
    en: `Put back in the queue by ${who}.`,
  }),
  reassigned: (who: string, to: string) => ({
    it: `Passata a ${to} da ${who}.`,
    en: `Reassigned to ${to} by ${who}.`,
  }),
  reopened: (who: string, why: string) => ({
    it: why ? `Riaperta da ${who}: ${why}` : `Riaperta da ${who}.`,
    en: why ? `Reopened by ${who}: ${why}` : `Reopened by ${who}.`,
  }),
  reopenedByCustomer: (who: string) => ({
    it: `${who} ha scritto dopo la chiusura: la richiesta è di nuovo aperta.`,
    en: `${who} wrote after it was closed: the ticket is open again.`,
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
  /** `told`: '' for everybody in the channel */
  escalated: (what: string, told: string) => ({
    it: `${what} Avvisati: ${told || 'tutto il canale'}.`,
    en: `${what} Notified: ${told || 'the whole channel'}.`,
  }),
  onCallTold: (told: string) => ({
    it: `Arrivata durante la chiusura e non può aspettare. Avvisati: ${told || 'tutto il canale'}.`,
    en: `Arrived during a closure and cannot wait. Notified: ${told || 'the whole channel'}.`,
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
    it: 'Il cliente non ha risposto: gli è stato inviato un promemoria via email.',
    en: 'The customer has not answered: a reminder has been sent by email.',
  },
  closedSilent: {
    it: 'Chiusa perché il cliente non ha risposto: è stato avvisato via email.',
    en: 'Closed because the customer did not answer: they have been notified by email.',
  },
  merged: (who: string, into: string) => ({
    it: `${who} l’ha unita a ${into}: prosegue lì.`,
    en: `${who} merged it into ${into}: it continues there.`,
  }),
  absorbed: (who: string, from: string) => ({
    it: `${who} ha unito qui la richiesta ${from}, con tutta la sua conversazione.`,
    en: `${who} merged ${from} into this one, with its whole conversation.`,
  }),
  splitOff: (who: string, sender: string, into: string) => ({
    it: `${who} ha separato un messaggio di ${sender}: ora è la richiesta ${into}.`,
    en: `${who} split off a message from ${sender}: it is now ticket ${into}.`,
  }),
  linked: (who: string, to: string) => ({
    it: `${who} l’ha collegata a ${to}.`,
    en: `${who} linked it to ${to}.`,
  }),
  bounced: (recipient: string, status: string) => ({
    it: `Una nostra email non è arrivata a ${recipient}${because(status)}: l’indirizzo la rifiuta.`,
    en: `Our email did not reach ${recipient}${because(status)}: the address rejects it.`,
  }),
  recalled: (who: string) => ({
    it: `${who} ha annullato l’invio prima che l’email partisse.`,
    en: `${who} stopped the email before it was sent.`,
  }),
  resent: (who: string, recipient: string) => ({
    it: `${who} ha rinviato un’email a ${recipient}.`,
    en: `${who} resent an email to ${recipient}.`,
  }),
  /** `who`: the address that the mail gives */
  saidToBe: (who: string, name: string) => ({
    it: `È arrivata un’email da ${who} a nome di ${name}, ma il mittente non è confermato: resta qui e per ora non ha effetto.`,
    en: `An email from ${who} claims to be from ${name}, but the sender is not confirmed: it is kept here and for now has no effect.`,
  }),
  outside: (who: string) => ({
    it: `${who} ha scritto al cliente dalla propria casella, fuori da Sportello.`,
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
    it: `Chiusa da ${who}. Il cliente non è stato avvisato: ${why}.`,
    en: `Closed by ${who}. The customer was not notified: ${why}.`,
  }),
  letterDelayed: (recipient: string) => ({
    it: `Un’email per ${recipient} è in ritardo: il server continua a provarci.`,
    en: `An email to ${recipient} is delayed: the mail server keeps trying.`,
  }),
  letterUndelivered: (recipient: string, status: string) => ({
    it: `Una nostra email non è arrivata a ${recipient}${because(status)}: si può rinviare dalla conversazione.`,
    en: `Our email did not reach ${recipient}${because(status)}: it can be resent from the conversation.`,
  }),
  virusFound: (file: string, signature: string) => ({
    it: `L’allegato ${file} contiene un virus (${signature}): non si può aprire.`,
    en: `The attachment ${file} contains a virus (${signature}): it cannot be opened.`,
  }),
} satisfies InBoth;
