import type { WhyLeftOut } from '../../../desk/incidents/who-is-told.ts';
import type { Undelivered } from '../../../store/incidents/progress.ts';
import type { IncidentRefusal } from '../../../ticket/incidents/incident.ts';
import { incidentOfOutage } from '../availability/availability.ts';
import type { InBoth, Said } from '../in-both.ts';
import { ending } from './ending.ts';
import { fields } from './fields.ts';
import { writing } from './writing.ts';

const many = (count: number, one: Said, several: Said): Said => ({
  it: `${count.toLocaleString('it')} ${count === 1 ? one.it : several.it}`,
  en: `${count.toLocaleString('en')} ${count === 1 ? one.en : several.en}`,
});
const requests = (count: number) =>
  many(count, { it: 'richiesta', en: 'ticket' }, { it: 'richieste', en: 'tickets' });

/** An incident: its card, and what it is made of. */
export const incident = {
  /** Before its name. */
  called: { it: 'Disservizio', en: 'Incident' },
  /** In place of a name that nobody is to know any more. */
  number: (id: number) => ({ it: `n. ${id}`, en: `no. ${id}` }),
  /** @param button by which it is given a name */
  nameless: (button: string) => ({
    it: `La richiesta da cui è nato è riservata: il nome e la regola che venivano da lì sono stati tolti. Dagli un nome con «${button}».`,
    en: `The ticket it was made from is restricted: the name and the rule that came from it have been taken out. Give it a name with “${button}”.`,
  }),
  ofOutage: incidentOfOutage,
  rename: {
    label: { it: 'Rinomina', en: 'Rename' },
    form: {
      title: { it: 'Rinomina disservizio', en: 'Rename incident' },
      intro: {
        it: 'Il nome nuovo sta sulla scheda del disservizio e su quelle delle sue richieste. I clienti non lo vedono.',
        en: 'The new name stands on the incident’s card and on those of its tickets. Customers do not see it.',
      },
      submit: { it: 'Rinomina', en: 'Rename' },
    },
    done: (name: string) => ({ it: `Ora si chiama «${name}».`, en: `It is called “${name}” now.` }),
  },
  /** Of a request, in a list: what it is part of. */
  of: (name: string) => ({ it: `disservizio «${name}»`, en: `incident “${name}”` }),
  openedBy: (name: string, at: string) => ({
    it: `Aperto da ${name} · ${at}`,
    en: `Opened by ${name} · ${at}`,
  }),
  closedBy: (name: string, at: string) => ({
    it: `Chiuso da ${name} · ${at}`,
    en: `Closed by ${name} · ${at}`,
  }),
  /** On its card, after who opened it. */
  ofService: (service: string) => ({ it: `servizio: ${service}`, en: `service: ${service}` }),
  requests,
  openRequests: (count: number) =>
    many(
      count,
      { it: 'richiesta aperta', en: 'open ticket' },
      { it: 'richieste aperte', en: 'open tickets' },
    ),
  openOnes: (count: number) => many(count, { it: 'aperta', en: 'open' }, { it: 'aperte', en: 'open' }),
  closedOnes: (count: number) => many(count, { it: 'chiusa', en: 'closed' }, { it: 'chiuse', en: 'closed' }),
  customers: (count: number) =>
    many(count, { it: 'cliente', en: 'customer' }, { it: 'clienti', en: 'customers' }),
  companies: (count: number) =>
    many(count, { it: 'azienda', en: 'company' }, { it: 'aziende', en: 'companies' }),
  noRequests: { it: 'Ancora nessuna richiesta', en: 'No tickets yet' },
  joining: {
    all: (what: string) => ({
      it: `Si aggiungono da sole le nuove ${what}`,
      en: `New tickets ${what} join by themselves`,
    }),
    none: { it: 'Nessuna si aggiunge da sola', en: 'No ticket joins by itself' },
    words: (words: string) => ({ it: `che contengono ${words}`, en: `containing ${words}` }),
    word: (word: string) => ({ it: `«${word}»`, en: `“${word}”` }),
    or: { it: ' o ', en: ' or ' },
    sender: (sender: string) => ({ it: `scritte da ${sender}`, en: `from ${sender}` }),
    mailbox: (mailbox: string) => ({ it: `arrivate a ${mailbox}`, en: `to ${mailbox}` }),
    company: (company: string) => ({ it: `dell’azienda ${company}`, en: `of the company ${company}` }),
  },
  told: {
    never: { it: 'Non è stato ancora scritto a nessuno', en: 'Nobody has been written to yet' },
    sending: (sent: number, all: number) => ({
      it: `Messaggio in invio: ${sent} di ${all}`,
      en: `Sending a message: ${sent} of ${all}`,
    }),
    closing: (done: number, all: number) => ({
      it: `Chiusura delle richieste: ${done} di ${all}`,
      en: `Closing the tickets: ${done} of ${all}`,
    }),
    sent: (at: string, by: string, sent: number, all: number) => ({
      it: `Ultimo messaggio ${at}, ${by}: inviato a ${sent === all ? sent : `${sent} di ${all}`}`,
      en: `Last message ${at}, ${by}: sent to ${sent === all ? sent : `${sent} of ${all}`}`,
    }),
    closedAll: (at: string, by: string, done: number, all: number) => ({
      it: `Richieste chiuse ${at}, ${by}: ${done === all ? done : `${done} di ${all}`}`,
      en: `Tickets closed ${at}, ${by}: ${done === all ? done : `${done} of ${all}`}`,
    }),
    stopped: (by: string) => ({ it: `fermato da ${by}`, en: `stopped by ${by}` }),
    leftOut: (count: number, why: string) => ({
      it: `${count === 1 ? '1 esclusa' : `${count} escluse`} (${why})`,
      en: `${count} left out (${why})`,
    }),
    notArrived: (count: number, why: string) => ({
      it: `${count === 1 ? '1 non è arrivata' : `${count} non sono arrivate`} (${why})`,
      en: `${count} did not arrive (${why})`,
    }),
    perhaps: (count: number) => ({
      it: count === 1 ? '1 forse è arrivata' : `${count} forse sono arrivate`,
      en: `${count} may have arrived`,
    }),
    /** What became of a letter, after how many. */
    letter: {
      bounced: { it: 'respinta', en: 'bounced' },
      failed: { it: 'rifiutata dal server di posta', en: 'refused by the mail server' },
      held: { it: 'trattenuta', en: 'held back' },
      recalled: { it: 'ripresa prima che partisse', en: 'taken back before it left' },
    } satisfies Record<Undelivered, Said>,
  },
  joinedSince: (count: number) => ({
    it:
      count === 1
        ? '1 si è aggiunta dopo l’ultimo messaggio'
        : `${count} si sono aggiunte dopo l’ultimo messaggio`,
    en: count === 1 ? '1 has joined since the last message' : `${count} have joined since the last message`,
  }),
  /** It was stopped before their turn, or something else came in between. */
  missedIt: (count: number) => ({
    it: count === 1 ? '1 non l’ha ancora ricevuto' : `${count} non l’hanno ancora ricevuto`,
    en: `${count} ${count === 1 ? 'has' : 'have'} not got it yet`,
  }),
  /** Why a request is left out of a message to all. */
  why: {
    merged: { it: 'unita a un’altra', en: 'merged into another' },
    restricted: { it: 'riservata', en: 'restricted' },
    closed: { it: 'chiusa', en: 'closed' },
    'taken-out': { it: 'tolta dal disservizio', en: 'taken out of the incident' },
    'no-text': { it: 'manca il testo nella sua lingua', en: 'no text in its language' },
    unclaimed: { it: 'non assegnata', en: 'unassigned' },
    unclassified: { it: 'da classificare', en: 'not classified' },
    changed: { it: 'cambiata dopo l’anteprima', en: 'changed since the preview' },
    'same-person': { it: 'dello stesso mittente', en: 'from the same sender' },
    failed: { it: 'non scritta per un errore', en: 'not written because of an error' },
    'own-address': { it: 'indirizzo nostro', en: 'an address of our own' },
    group: { it: 'mailing list', en: 'mailing list' },
    'no-address': { it: 'senza indirizzo', en: 'no address' },
    machine: { it: 'sistema automatico', en: 'automated sender' },
    backlog: { it: 'precedente all’avvio di Sportello', en: 'from before Sportello started' },
    unverified: { it: 'mittente non verificato', en: 'unverified sender' },
    unanswerable: { it: 'indirizzo che nessuno legge', en: 'an address nobody reads' },
    undeliverable: { it: 'indirizzo che rifiuta le email', en: 'the address rejects our emails' },
    complaint: { it: 'ci ha segnalati come spam', en: 'marked us as spam' },
    'too-many': { it: 'troppe email in un giorno', en: 'too many emails in a day' },
  } satisfies Record<WhyLeftOut, Said>,
  otherWhy: { it: 'cambiata nel frattempo', en: 'changed meanwhile' },
  refusals: {
    'not-allowed': {
      it: 'Solo i responsabili scrivono a tutti e chiudono un disservizio: chiedi a uno di loro.',
      en: 'Only managers write to all and close an incident: ask one.',
    },
    closed: { it: 'Il disservizio è chiuso.', en: 'The incident is closed.' },
    unchanged: { it: 'Non c’è nulla da cambiare.', en: 'Nothing to change.' },
    'still-sending': {
      it: 'Un messaggio è ancora in invio: aspetta che finisca, o fermalo.',
      en: 'A message is still being sent: wait until it is done, or stop it.',
    },
    overtaken: {
      it: 'Nel frattempo qualcuno ha scritto a tutti: riapri il modulo e guarda di nuovo.',
      en: 'Somebody has written to all meanwhile: open the form again and look.',
    },
    'not-sending': {
      it: 'Non c’è più nulla da fermare: l’invio è finito.',
      en: 'Nothing to stop any more: the sending is over.',
    },
    nobody: {
      it: 'Non c’è nessuno a cui scrivere.',
      en: 'There is nobody to write to.',
    },
    stopped: {
      it: 'Questo invio è stato fermato: non riparte. Per scrivere a chi manca, riapri il modulo.',
      en: 'This message was stopped: it does not go on. To write to the rest, open the form again.',
    },
    unknown: {
      it: 'Questo disservizio non c’è, o l’anteprima è scaduta: riapri il modulo.',
      en: 'There is no such incident, or the preview has expired: open the form again.',
    },
  } satisfies Record<IncidentRefusal['reason'] | 'unknown' | 'stopped', Said>,
  fields,
  opening: {
    label: { it: 'Apri un disservizio', en: 'Open an incident' },
    form: {
      title: { it: 'Nuovo disservizio', en: 'New incident' },
      intro: {
        it: 'Tiene insieme le richieste che hanno la stessa causa. La sua scheda va nel canale degli operatori; i clienti non vengono avvisati.',
        en: 'It holds together the tickets that have one cause. Its card goes to the operators’ channel; customers are not notified.',
      },
      submit: { it: 'Apri', en: 'Open' },
    },
    done: (name: string) => ({
      it: `Il disservizio «${name}» è aperto: la sua scheda è nel canale.`,
      en: `The incident “${name}” is open: its card is in the channel.`,
    }),
  },
  rule: {
    label: { it: 'Modifica', en: 'Edit' },
    form: {
      title: { it: 'Modifica disservizio', en: 'Edit incident' },
      intro: {
        it: 'Il nome lo leggono solo i colleghi. Le richieste nuove che corrispondono si aggiungono da sole, e si tolgono con un pulsante sulla loro scheda; quelle che ci sono già restano.',
        en: 'Only colleagues read the name. New tickets that match join by themselves, and can be taken out with a button on their card; those already in it stay.',
      },
      submit: { it: 'Salva', en: 'Save' },
    },
    done: {
      it: 'Salvato. La regola vale per le richieste che arrivano da adesso.',
      en: 'Saved. The rule applies to tickets that arrive from now on.',
    },
  },
  requestsOf: {
    label: { it: 'Richieste', en: 'Tickets' },
    title: (name: string) => ({ it: `Disservizio «${name}»`, en: `Incident “${name}”` }),
    empty: { it: 'Nessuna richiesta ne fa parte.', en: 'No ticket is part of it.' },
    back: { it: 'Torna al disservizio', en: 'Back to the incident' },
  },
  write: writing,
  stop: {
    label: { it: 'Ferma', en: 'Stop' },
    done: {
      it: 'Fermato: quello che non era ancora partito non parte.',
      en: 'Stopped: what had not left yet does not leave.',
    },
    /** @param rest the button by which the others are closed */
    doneClosing: (rest: string) => ({
      it: `Fermato: le richieste non ancora chiuse restano aperte, quelle già chiuse ricevono la loro email. Per chiudere le altre: «${rest}», sulla scheda.`,
      en: `Stopped: tickets not closed yet stay open, those already closed get their email. To close the others: “${rest}”, on the card.`,
    }),
  },
  close: ending,
  /** Above lists and pages. */
  onTop: {
    title: { it: 'Disservizi aperti', en: 'Open incidents' },
    more: (count: number) => ({ it: `e altri ${count}`, en: `and ${count} more` }),
    older: (count: number) => ({
      it: count === 1 ? 'e 1 aperto da prima' : `e altri ${count} aperti da prima`,
      en: count === 1 ? 'and 1 opened before these' : `and ${count} opened before these`,
    }),
    requests: (name: string) => ({ it: `Richieste di «${name}»`, en: `Tickets of “${name}”` }),
  },
} satisfies InBoth;
