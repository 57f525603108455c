import type { LetterState } from '../../../store/schema/messages.ts';
import { because } from '../because.ts';
import type { InBoth, Said } from '../in-both.ts';

/** Letters to customers: before they go, on their way, and not sent. */
export const letters = {
  preview: {
    title: { it: 'La lettera', en: 'The letter' },
    intro: {
      it: 'Il cliente riceverà esattamente questo.',
      en: 'This is exactly what the customer will receive.',
    },
    to: { it: 'A', en: 'To' },
    subject: { it: 'Oggetto', en: 'Subject' },
    send: { it: 'Invia', en: 'Send' },
    back: { it: 'Modifica', en: 'Change' },
  },
  held: {
    machine: {
      it: 'la richiesta è stata scritta da un programma',
      en: 'the request was written by a program',
    },
    backlog: {
      it: 'la richiesta è precedente all’avvio dello sportello',
      en: 'the request is older than the desk',
    },
    'own-address': { it: 'l’indirizzo è uno dei nostri', en: 'the address is one of our own' },
    unanswerable: {
      it: 'quell’indirizzo non lo legge nessuno',
      en: 'nobody reads that address',
    },
    undeliverable: {
      it: 'l’indirizzo non riceve le nostre lettere',
      en: 'the address does not take our letters',
    },
    complaint: {
      it: 'il cliente ha segnalato una nostra lettera come indesiderata',
      en: 'the customer called a letter of ours spam',
    },
    group: {
      it: 'l’indirizzo è quello di una lista',
      en: 'the address is a mailing list',
    },
    'no-address': {
      it: 'l’email non ha un indirizzo a cui rispondere',
      en: 'the email has no address to reply to',
    },
    unverified: { it: 'il mittente non è verificato', en: 'the sender is unverified' },
    'too-many': {
      it: 'sono già partite troppe email automatiche',
      en: 'too many automatic emails have gone out already',
    },
  },
  alreadySent: {
    it: 'Questa lettera era già stata affidata: non parte due volte.',
    en: 'This letter was handed over already: it does not go twice.',
  },
  undo: {
    label: { it: 'Annulla l’invio', en: 'Undo' },
    pending: (seconds: number) => ({
      it: `La lettera parte tra ${seconds} secondi.`,
      en: `The letter leaves in ${seconds} seconds.`,
    }),
  },
  resend: { it: 'Rispedisci', en: 'Resend' },
  wrongLanguage: {
    notice: (draft: string, customer: string) => ({
      it: `Il testo sembra in ${draft.toLowerCase()}, ma al cliente si scrive in ${customer.toLowerCase()}. Se va bene così, invialo: te lo chiediamo due volte.`,
      en: `The text seems to be ${draft}, but this customer is written to in ${customer}. If that is right, send it: you are asked twice.`,
    }),
    sendAnyway: { it: 'Invia comunque', en: 'Send anyway' },
  },
  /** How a letter fares; `why` is '' where the mail server gave no reason. */
  letter: {
    queued: (to: string) => ({
      it: `per ${to}: in partenza`,
      en: `to ${to}: on its way`,
    }),
    sent: (to: string) => ({
      it: `per ${to}: accettata dal server di posta`,
      en: `to ${to}: accepted by the mail server`,
    }),
    delayed: (to: string, why: string) => ({
      it: `per ${to}: in ritardo, il server continua a provarci${because(why)}`,
      en: `to ${to}: late, the mail server keeps trying${because(why)}`,
    }),
    failed: (to: string, why: string) => ({
      it: `per ${to}: non recapitata${because(why)}`,
      en: `to ${to}: not delivered${because(why)}`,
    }),
    held: (to: string, why: string) => ({
      it: `per ${to}: non inviata, ${why}`,
      en: `to ${to}: not sent, ${why}`,
    }),
    bounced: (to: string, why: string) => ({
      it: `per ${to}: tornata indietro${because(why)}`,
      en: `to ${to}: came back${because(why)}`,
    }),
    recalled: (to: string) => ({
      it: `per ${to}: fermata prima dell’invio`,
      en: `to ${to}: stopped before it went`,
    }),
  } satisfies Record<LetterState, (to: string, why: string) => Said>,
  closedUnwritten: (why: string) => ({
    it: `Chiusa. Al cliente non è stato scritto: ${why}.`,
    en: `Closed. The customer was not written to: ${why}.`,
  }),
} satisfies InBoth;
