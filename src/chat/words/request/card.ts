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
      it: `contiene «${word}»`,
      en: `contains “${word}”`,
    }),
    sender: (sender: string) => ({
      it: `mittente ${sender}`,
      en: `sender ${sender}`,
    }),
    important: {
      it: 'segnata importante dal mittente',
      en: 'marked important by the sender',
    },
  },
} satisfies InBoth;

/** Below the facts of a card: what one should know before one acts. */
export const notices = {
  /** its category has no deadlines */
  unpromised: {
    it: 'Nessuna scadenza: questa categoria non ha tempi garantiti.',
    en: 'No deadline: this category has no guaranteed times.',
  },
  machine: {
    it: 'Inviata da un sistema automatico: non riceve risposte automatiche.',
    en: 'Automated email: it gets no automatic replies.',
  },
  backlog: {
    it: 'Precedente all’avvio di Sportello: il cliente non riceve email automatiche.',
    en: 'From before Sportello started: the customer gets no automatic emails.',
  },
  linked: (token: string) => ({
    it: `Collegata a ${token}.`,
    en: `Linked to ${token}.`,
  }),
  lost: (token: string) => ({
    it: `Risponde a un’email sulla richiesta ${token}, che qui non c’è più: i dati sono stati ripristinati da una copia precedente.`,
    en: `Replies to an email about ticket ${token}, which no longer exists here: the data was restored from an older backup.`,
  }),
  /** On the card that stays behind in a channel which the desk has left. */
  moved: {
    it: 'Lo sportello si è spostato in un altro canale: la richiesta prosegue lì e questa scheda non si aggiorna più.',
    en: 'The desk has moved to another channel: this ticket continues there, and this card is no longer updated.',
  },
  looksLike: (token: string) => ({
    it: `Somiglia a ${token}: stesso mittente, testo simile.`,
    en: `Looks like ${token}: same sender, similar text.`,
  }),
  folded: (count: number) => ({
    it: `${count} email uguali, raccolte in questa scheda.`,
    en: `${count} identical emails, collected in this card.`,
  }),
  undeliverable: (status: string) => ({
    it: `Le nostre email non arrivano a questo indirizzo (${status}): meglio telefonare.`,
    en: `Our emails do not reach this address (${status}): better call.`,
  }),
  unverifiedOpening: {
    it: 'Mittente non verificato: potrebbe non essere chi dice di essere. Non riceve email automatiche.',
    en: 'Unverified sender: this may not be who they say they are. No automatic email is sent to them.',
  },
  unverifiedAnswer: {
    it: 'Mittente dell’ultimo messaggio non verificato: potrebbe non essere chi dice di essere.',
    en: 'Unverified sender in the latest message: this may not be who they say they are.',
  },
  answersTo: (address: string) => ({
    it: `Le risposte vanno a ${address}, come chiede il mittente (Reply-To).`,
    en: `Replies go to ${address}, as the sender asks (Reply-To).`,
  }),
  noAddress: {
    it: 'L’email non riporta un indirizzo valido del mittente: non si può rispondere.',
    en: 'The email has no readable sender address, so you cannot reply.',
  },
  ownAddress: {
    it: 'Inviata dalla nostra stessa casella: non c’è un indirizzo a cui rispondere.',
    en: 'Sent from our own mailbox: there is no address to reply to.',
  },
  group: {
    it: 'Il mittente è una mailing list: la risposta andrebbe a tutti, quindi non si può scrivere.',
    en: 'The sender is a mailing list: a reply would go to everyone, so you cannot write to it.',
  },
  outside: (who: string, at: string) => ({
    it: `${who} ha scritto al cliente dalla propria casella, fuori da Sportello (${at}).`,
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
    it: `Scrive un collega di chi ha aperto ${token}, in risposta a una nostra email.`,
    en: `From a colleague of whoever opened ${token}, in reply to one of our emails.`,
  }),
  leftOut: (count: number) => ({
    it:
      count === 1
        ? 'Un altro indirizzo in copia resta fuori: sono troppi.'
        : `Altri ${count.toLocaleString('it')} indirizzi in copia restano fuori: sono troppi.`,
    en:
      count === 1
        ? 'One more address in copy is left out: there are too many.'
        : `${count.toLocaleString('en')} more addresses in copy are left out: there are too many.`,
  }),
} satisfies InBoth;
