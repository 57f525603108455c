import type { InBoth } from '../in-both.ts';

/** What the card of a request says. */
export const card = {
  facts: {
    language: { it: 'Lingua', en: 'Language' },
    category: { it: 'Categoria', en: 'Category' },
    priority: { it: 'Priorità', en: 'Priority' },
    assignee: { it: 'In carico a', en: 'Assignee' },
    resolution: { it: 'Risoluzione', en: 'Resolution' },
  },
  waitingSince: (since: string) => ({
    it: `In attesa della risposta del cliente da ${since}.`,
    en: `Waiting for the customer’s answer since ${since}.`,
  }),
  /** In place of a status. */
  merged: (token: string) => ({
    it: `Unita a ${token}`,
    en: `Merged into ${token}`,
  }),
  suggestion: (what: string, why: string) => ({
    it: `Proposta: ${what} (${why})`,
    en: `Suggested: ${what} (${why})`,
  }),
  /** Why a rule of desk.yaml fits. */
  reasons: {
    word: (word: string) => ({
      it: `c’è la parola «${word}»`,
      en: `it says “${word}”`,
    }),
    sender: (sender: string) => ({
      it: `scrive ${sender}`,
      en: `the sender ${sender}`,
    }),
    important: {
      it: 'segnata come importante dal mittente',
      en: 'marked as important by the sender',
    },
  },
} satisfies InBoth;

/** Below the facts of a card: what one should know before one acts. */
export const notices = {
  /** its category has no deadlines */
  unpromised: {
    it: 'Nessuna scadenza: per questa categoria non promettiamo tempi.',
    en: 'No deadline: for this category we promise no times.',
  },
  machine: {
    it: 'Scritta da un programma: non riceve nulla di automatico.',
    en: 'Written by a program: nothing automatic is sent to it.',
  },
  backlog: {
    it: 'Precedente all’avvio dello sportello: il cliente non riceve lettere automatiche.',
    en: 'Older than the desk: the customer gets no automatic letters.',
  },
  linked: (token: string) => ({
    it: `Collegata a ${token}.`,
    en: `Linked to ${token}.`,
  }),
  lost: (token: string) => ({
    it: `Risponde a una lettera sulla richiesta ${token}, che questo desk non ha più: il database è stato riportato a uno stato precedente.`,
    en: `Answers a letter about request ${token}, which this desk no longer has: its database was put back to an earlier state.`,
  }),
  /** On the card that stays behind in a channel which the desk has left. */
  moved: {
    it: 'Lo sportello si è spostato in un altro canale: questa richiesta prosegue lì, questa scheda non si aggiorna più.',
    en: 'The desk has moved to another channel: this ticket continues there, and this card is no longer updated.',
  },
  looksLike: (token: string) => ({
    it: `Somiglia a ${token}: stesso mittente, testo simile.`,
    en: `Looks like ${token}: same sender, similar text.`,
  }),
  folded: (count: number) => ({
    it: `${count} email uguali arrivate insieme, raccolte in questa scheda.`,
    en: `${count} mails of the same kind came together; they are all in this card.`,
  }),
  undeliverable: (status: string) => ({
    it: `Le nostre lettere non arrivano a questo indirizzo (${status}). Meglio telefonare.`,
    en: `Our letters do not reach this address (${status}). Better call.`,
  }),
  unverifiedOpening: {
    it: 'Mittente non verificato: potrebbe non essere chi dice. Non gli inviamo email automatiche.',
    en: 'Unverified sender: this may not be who they say they are. No automatic email is sent to them.',
  },
  unverifiedAnswer: {
    it: 'Mittente non verificato nell’ultimo messaggio: potrebbe non essere chi dice.',
    en: 'Unverified sender in the latest message: this may not be who they say they are.',
  },
  answersTo: (address: string) => ({
    it: `Le risposte vanno a ${address}, come chiede il mittente (Reply-To).`,
    en: `Replies go to ${address}, as the sender asks (Reply-To).`,
  }),
  noAddress: {
    it: 'L’email non ha un indirizzo leggibile del mittente: non si può rispondere.',
    en: 'The email has no readable sender address, so you cannot reply.',
  },
  ownAddress: {
    it: 'Scritta dalla nostra stessa casella: non c’è un indirizzo a cui rispondere.',
    en: 'Sent from our own mailbox: there is no address to reply to.',
  },
  group: {
    it: 'Il mittente è una lista: la risposta andrebbe a tutti, quindi non si può scrivere.',
    en: 'The sender is a mailing list: a reply would go to everyone, so you cannot write to it.',
  },
  outside: (who: string, at: string) => ({
    it: `${who} ha scritto al cliente dalla propria casella, fuori da qui (${at}).`,
    en: `${who} wrote to the customer from their own mailbox, outside Sportello (${at}).`,
  }),
  saysToBe: (name: string, count: number) => ({
    it:
      count === 1
        ? `C’è un’email a nome di ${name}, ma il mittente non è confermato: per ora non ha effetto.`
        : `Ci sono ${count} email a nome di ${name}, ma il mittente non è confermato: per ora non hanno effetto.`,
    en:
      count === 1
        ? `An email claims to be from ${name}, but the sender is not confirmed: for now it has no effect.`
        : `${count} emails claim to be from ${name}, but the sender is not confirmed: for now they have no effect.`,
  }),
  mayJoin: (token: string) => ({
    it: `Scrive un collega di chi ha aperto ${token}, rispondendo a una nostra email.`,
    en: `From a colleague of whoever opened ${token}, in reply to one of our emails.`,
  }),
  leftOut: (count: number) => ({
    it:
      count === 1
        ? 'Un altro indirizzo in copia non partecipa: sono troppi.'
        : `Altri ${count.toLocaleString('it')} indirizzi in copia non partecipano: sono troppi.`,
    en:
      count === 1
        ? 'One more address in copy does not take part: there are too many.'
        : `${count.toLocaleString('en')} more addresses in copy do not take part: there are too many.`,
  }),
} satisfies InBoth;
