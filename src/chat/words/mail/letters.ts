import type { LetterState } from '../../../store/schema/messages.ts';
import { isHanding } from '../../../ticket/grammar/handing.ts';
import { because } from '../because.ts';
import type { InBoth, Said } from '../in-both.ts';

/** Letters to customers: before they go, on their way, and not sent. */
export const letters = {
  preview: {
    title: { it: 'Anteprima dell’email', en: 'Email preview' },
    intro: {
      it: 'Il cliente riceverà esattamente questo.',
      en: 'The customer will receive exactly this.',
    },
    to: { it: 'A', en: 'To' },
    subject: { it: 'Oggetto', en: 'Subject' },
    send: { it: 'Invia', en: 'Send' },
    /** The button of a form that shows it. */
    look: { it: 'Anteprima', en: 'Preview' },
    nextTime: { it: 'Le prossime volte', en: 'Next time' },
    /** A box: from now on it goes as it was written, or is shown first again. */
    never: { it: 'Niente anteprima d’ora in poi', en: 'Don’t show me the preview any more' },
    always: {
      it: 'Mostrami di nuovo l’anteprima prima di ogni invio',
      en: 'Show me the preview before every email again',
    },
    back: { it: 'Modifica', en: 'Edit' },
    /** From the conversation, which was opened above the form. */
    backToForm: { it: 'Torna a scrivere', en: 'Back to writing' },
    /** From the line that says that it was taken back. */
    backToDraft: { it: 'Torna alla bozza', en: 'Back to the draft' },
  },
  held: {
    machine: {
      it: 'la richiesta è stata inviata da un sistema automatico',
      en: 'the request is an automated email',
    },
    backlog: {
      it: 'la richiesta è precedente all’avvio di Sportello',
      en: 'the request is from before Sportello started',
    },
    'own-address': { it: 'l’indirizzo è uno dei nostri', en: 'the address is one of our own' },
    unanswerable: {
      it: 'quell’indirizzo non lo legge nessuno',
      en: 'nobody reads that address',
    },
    undeliverable: {
      it: 'l’indirizzo rifiuta le nostre email',
      en: 'the address rejects our emails',
    },
    complaint: {
      it: 'il cliente ha segnalato una nostra email come spam',
      en: 'the customer marked our email as spam',
    },
    group: {
      it: 'l’indirizzo è una mailing list',
      en: 'the address is a mailing list',
    },
    'no-address': {
      it: 'l’email non ha un indirizzo a cui rispondere',
      en: 'the email has no address to reply to',
    },
    'quote-over': { it: 'il preventivo non vale più', en: 'the quote is no longer valid' },
    stopped: { it: 'il messaggio a tutti è stato fermato', en: 'the message to all was stopped' },
    unverified: { it: 'il mittente non è verificato', en: 'the sender is unverified' },
    'too-many': {
      it: 'sono già state inviate troppe email automatiche',
      en: 'too many automatic emails have already been sent',
    },
  },
  alreadySent: {
    it: 'Questa email è già in partenza: non viene inviata due volte.',
    en: 'This email is already on its way: it is not sent twice.',
  },
  wrongLanguage: {
    notice: (draft: string, customer: string) => ({
      it: `Il testo sembra in ${draft.toLowerCase()}, ma a questo cliente si scrive in ${customer.toLowerCase()}. Se va bene così, invia: ti chiederemo conferma.`,
      en: `The text seems to be in ${draft}, but this customer is written to in ${customer}. If that is right, send it: you will be asked to confirm.`,
    }),
    sendAnyway: { it: 'Invia comunque', en: 'Send anyway' },
  },
  /** How a letter fares; `why` is '' where the mail server gave no reason. */
  letter: {
    queued: (to: string, why: string) =>
      isHanding(why, 'waiting', 'retrying')
        ? {
            it: `per ${to}: non ancora partita, il server di posta non la prende; si riprova`,
            en: `to ${to}: not sent yet, the mail server does not take it; trying again`,
          }
        : {
            it: `per ${to}: in partenza`,
            en: `to ${to}: on its way`,
          },
    sent: (to: string) => ({
      it: `per ${to}: accettata dal server di posta`,
      en: `to ${to}: accepted by the mail server`,
    }),
    delayed: (to: string, why: string) => ({
      it: `per ${to}: in ritardo, il server continua a provarci${because(why)}`,
      en: `to ${to}: delayed, the mail server keeps trying${because(why)}`,
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
      it: `per ${to}: respinta${because(why)}`,
      en: `to ${to}: bounced${because(why)}`,
    }),
    recalled: (to: string) => ({
      it: `per ${to}: annullata prima dell’invio`,
      en: `to ${to}: stopped before sending`,
    }),
  } satisfies Record<LetterState, (to: string, why: string) => Said>,
  /** The same of one that is tried no more, where nobody knows whether a server has taken it. */
  perhapsLeft: {
    failed: (to: string, why: string) => ({
      it: `per ${to}: forse è arrivata, il server di posta non l’ha confermato${because(why)}. «Invia di nuovo» rimanda questa stessa email: scriverne un’altra potrebbe essere un doppione`,
      en: `to ${to}: it may have arrived, the mail server never confirmed it${because(why)}. “Resend” sends this same email: writing another may repeat it`,
    }),
    held: (to: string, why: string) => ({
      it: `per ${to}: forse è arrivata, il server di posta non l’ha confermato; non si riprova, ${why}`,
      en: `to ${to}: it may have arrived, the mail server never confirmed it; it is not tried again, ${why}`,
    }),
  },
  closedUnwritten: (why: string) => ({
    it: `Chiusa. Il cliente non è stato avvisato: ${why}.`,
    en: `Closed. The customer was not notified: ${why}.`,
  }),
} satisfies InBoth;
