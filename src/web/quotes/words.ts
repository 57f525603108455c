import type { QuoteState } from '../../ticket/quotes/quote.ts';
import type { Language } from '../../ticket/words.ts';

/** How it stands, as its page says it: `over` is open still, but its time has ended. */
export type Standing = QuoteState | 'over';

/** `at` an instant in words. */
type StandingWords = { title: string; said: (at: string) => string };

type QuoteWords = {
  forRequest: (number: number) => string;
  read: string;
  accept: string;
  refuse: string;
  what: { accept: string; refuse: string; ask: string };
  accepted: string;
  digest: string;
  standing: Record<Exclude<Standing, 'open'>, StandingWords>;
};

const askIt = 'Per qualsiasi domanda risponda all’email che ha ricevuto.';
const askEn = 'If you have any questions, reply to the email that you received.';

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
    accepted: 'Testo accettato',
    digest: 'Impronta SHA-256 del testo',
    standing: {
      accepted: {
        title: 'Accettato',
        said: at => `Accettato ${at}. La conferma le arriva via email: ora ci mettiamo al lavoro.`,
      },
      refused: {
        title: 'Non accettato',
        said: at => `Registrato ${at}. La richiesta è chiusa e non le sarà addebitato nulla.`,
      },
      expired: {
        title: 'Preventivo scaduto',
        said: () =>
          `Non può più essere accettato. Se l’intervento le serve ancora, risponda all’email che ha ricevuto.`,
      },
      over: {
        title: 'Preventivo scaduto',
        said: () =>
          `Non può più essere accettato. Se l’intervento le serve ancora, risponda all’email che ha ricevuto.`,
      },
      withdrawn: {
        title: 'Preventivo ritirato',
        said: () => `Lo abbiamo ritirato: non vale più. ${askIt}`,
      },
      replaced: {
        title: 'C’è un preventivo più recente',
        said: () => 'Questo non vale più: usi il link nell’ultima email che ha ricevuto.',
      },
      ended: {
        title: 'La richiesta è chiusa',
        said: () => `È stata chiusa prima di una risposta: il preventivo non vale più. ${askIt}`,
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
    accepted: 'Text accepted',
    digest: 'SHA-256 digest of the text',
    standing: {
      accepted: {
        title: 'Accepted',
        said: at => `Accepted on ${at}. A confirmation is on its way by email: we will now start work.`,
      },
      refused: {
        title: 'Not accepted',
        said: at => `Recorded on ${at}. The request is closed, and nothing will be billed.`,
      },
      expired: {
        title: 'This quote has expired',
        said: () =>
          'It can no longer be accepted. If you still need the work, reply to the email that you received.',
      },
      over: {
        title: 'This quote has expired',
        said: () =>
          'It can no longer be accepted. If you still need the work, reply to the email that you received.',
      },
      withdrawn: {
        title: 'This quote was withdrawn',
        said: () => `We withdrew it: it is no longer valid. ${askEn}`,
      },
      replaced: {
        title: 'There is a newer quote',
        said: () => 'This one is no longer valid: use the link in the last email that you received.',
      },
      ended: {
        title: 'The request is closed',
        said: () => `It was closed before an answer: the quote is no longer valid. ${askEn}`,
      },
    },
  },
};
