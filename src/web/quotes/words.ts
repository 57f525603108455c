import type { QuoteState } from '../../ticket/quotes/quote.ts';
import type { Language } from '../../ticket/words.ts';

/** How it stands, as its page says it: `over` is open still, but its time has ended. */
export type Standing = QuoteState | 'over';

/** Where it is read: behind its letter's link, or on the request's own page, on which they can write. */
export type Shelf = 'letter' | 'portal';

/** `at` an instant in words. */
type StandingWords = { title: string; said: (at: string, on: Shelf) => string };

type QuoteWords = {
  forRequest: (number: number) => string;
  read: string;
  accept: string;
  refuse: string;
  what: { accept: string; refuse: string; ask: Record<Shelf, string> };
  /** In a word, on a page where more stands than the quote. */
  waits: string;
  /** To whoever may read it, and not answer. */
  notYours: string;
  accepted: string;
  digest: string;
  standing: Record<Exclude<Standing, 'open'>, StandingWords>;
};

const askIt: Record<Shelf, string> = {
  letter: 'Per qualsiasi domanda risponda all’email che ha ricevuto.',
  portal: 'Per qualsiasi domanda ci scriva in questa pagina.',
};
const askEn: Record<Shelf, string> = {
  letter: 'If you have any questions, reply to the email that you received.',
  portal: 'If you have any questions, write to us on this page.',
};
const againIt: Record<Shelf, string> = {
  letter: 'risponda all’email che ha ricevuto',
  portal: 'ci scriva in questa pagina',
};
const againEn: Record<Shelf, string> = {
  letter: 'reply to the email that you received',
  portal: 'write to us on this page',
};
const newerIt: Record<Shelf, string> = {
  letter: 'Questo non vale più: usi il link nell’ultima email che ha ricevuto.',
  portal: 'Questo non vale più: quello nuovo le arriva via email e si legge in questa pagina.',
};
const newerEn: Record<Shelf, string> = {
  letter: 'This one is no longer valid: use the link in the last email that you received.',
  portal: 'This one is no longer valid: the new one comes by email, and stands on this page.',
};
const expiredIt: StandingWords = {
  title: 'Preventivo scaduto',
  said: (_, on) => `Non può più essere accettato. Se l’intervento le serve ancora, ${againIt[on]}.`,
};
const expiredEn: StandingWords = {
  title: 'This quote has expired',
  said: (_, on) => `It can no longer be accepted. If you still need the work, ${againEn[on]}.`,
};

/** The page behind a quote's link. */
export const quoteWords: Record<Language, QuoteWords> = {
  it: {
    forRequest: number => `Per la sua richiesta n. ${number}`,
    read: 'Testo da accettare',
    accept: 'Accetto',
    refuse: 'Non accetto',
    what: {
      accept:
        'Se accetta, registriamo data, ora e indirizzo di rete, e le inviamo una conferma via email con questo testo.',
      refuse: 'Se non accetta, la richiesta viene chiusa e non le sarà addebitato nulla.',
      ask: askIt,
    },
    waits: 'Attende una risposta',
    notYours: 'Può rispondere soltanto la persona a cui abbiamo inviato il preventivo.',
    accepted: 'Testo accettato',
    digest: 'Impronta SHA-256 del testo',
    standing: {
      accepted: {
        title: 'Accettato',
        said: at => `Accettato ${at}. La conferma le arriva via email.`,
      },
      refused: {
        title: 'Non accettato',
        said: at =>
          `Registrato ${at}. La richiesta è stata chiusa e per questo preventivo non le sarà addebitato nulla.`,
      },
      expired: expiredIt,
      over: expiredIt,
      withdrawn: {
        title: 'Preventivo ritirato',
        said: (_, on) => `Lo abbiamo ritirato: non vale più. ${askIt[on]}`,
      },
      replaced: { title: 'C’è un preventivo più recente', said: (_, on) => newerIt[on] },
      ended: {
        title: 'La richiesta è stata chiusa',
        said: (_, on) => `È stata chiusa prima di una risposta: il preventivo non vale più. ${askIt[on]}`,
      },
    },
  },
  en: {
    forRequest: number => `For your request #${number}`,
    read: 'Text to accept',
    accept: 'Accept',
    refuse: 'Refuse',
    what: {
      accept:
        'If you accept, we record date, time and network address, and send you a confirmation by email with this text.',
      refuse: 'If you refuse, the request is closed, and nothing will be billed.',
      ask: askEn,
    },
    waits: 'Waiting for an answer',
    notYours: 'Only the person to whom we sent the quote can answer it.',
    accepted: 'Text accepted',
    digest: 'SHA-256 digest of the text',
    standing: {
      accepted: {
        title: 'Accepted',
        said: at => `Accepted on ${at}. A confirmation is on its way by email.`,
      },
      refused: {
        title: 'Not accepted',
        said: at => `Recorded on ${at}. The request was closed, and nothing will be billed for this quote.`,
      },
      expired: expiredEn,
      over: expiredEn,
      withdrawn: {
        title: 'This quote was withdrawn',
        said: (_, on) => `We withdrew it: it is no longer valid. ${askEn[on]}`,
      },
      replaced: { title: 'There is a newer quote', said: (_, on) => newerEn[on] },
      ended: {
        title: 'The request was closed',
        said: (_, on) => `It was closed before an answer: the quote is no longer valid. ${askEn[on]}`,
      },
    },
  },
};
