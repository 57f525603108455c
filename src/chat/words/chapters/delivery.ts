import type { DeliveryEvent } from '../../../ticket/chapters/delivery.ts';
import { readableLine } from '../../readable.ts';
import { because } from '../because.ts';
import type { ActionWords, Lines, Notices } from '../chapter.ts';

/** What became of a letter that was sent. */
export const deliveryActions = {
  recall: {
    label: { it: 'Annulla l’invio', en: 'Undo' },
    /** The same where it is said how long that is possible: what one person sees alone stays as it was said. */
    labelUntil: (time: string) => ({ it: `Annulla (fino alle ${time})`, en: `Undo (until ${time})` }),
    pending: (time: string) => ({
      it: `Puoi annullare l’invio fino alle ${time}.`,
      en: `You can undo this until ${time}.`,
    }),
    /** Said in the place of that, afterwards. */
    over: {
      it: 'Il tempo per annullare l’invio è finito.',
      en: 'The time to undo this email is over.',
    },
    /** The same where no mail server has taken it by then. */
    waits: {
      it: 'L’email non era ancora partita: finché il server di posta non la prende, puoi annullarla dalla scheda.',
      en: 'The email had not left yet: until the mail server takes it, you can undo it on the card.',
    },
    /** The same where it does not leave. */
    stays: {
      it: 'L’email non è partita: puoi ancora annullarla.',
      en: 'The email has not left: you can still undo it.',
    },
    done: {
      it: 'Invio annullato. Il testo è ancora nel modulo, se vuoi correggerlo.',
      en: 'Sending cancelled. Your text is still in the form, if you want to change it.',
    },
  },
  resend: {
    label: { it: 'Invia di nuovo', en: 'Resend' },
  },
} satisfies Record<string, ActionWords>;

export const deliveryLines: Lines<DeliveryEvent> = {
  'letter-bounced': ({ recipient, status, permanent }) => {
    const to = readableLine(recipient, 120);
    const why = because(readableLine(status, 20));
    return permanent
      ? {
          it: `Una nostra email non è arrivata a ${to}${why}: l’indirizzo la rifiuta.`,
          en: `Our email did not reach ${to}${why}: the address rejects it.`,
        }
      : {
          it: `Una nostra email non è arrivata a ${to}${why}: si può rinviare dalla conversazione.`,
          en: `Our email did not reach ${to}${why}: it can be resent from the conversation.`,
        };
  },
  'letter-delayed': ({ recipient }) => {
    const to = readableLine(recipient, 120);
    return {
      it: `Un’email per ${to} è in ritardo: il server continua a provarci.`,
      en: `An email to ${to} is delayed: the mail server keeps trying.`,
    };
  },
  'letter-complained': ({ recipient }) => {
    const to = readableLine(recipient, 120);
    return {
      it: `${to} ha segnalato come spam una nostra email: a questo indirizzo non inviamo più email automatiche. Meglio telefonare; un responsabile può riprendere gli invii.`,
      en: `${to} marked our email as spam: that address no longer gets automatic emails. Better call; a manager can resume them.`,
    };
  },
  'letters-allowed-again': ({ recipient }, who) => {
    const to = readableLine(recipient, 120);
    return {
      it: `${who} ha ripreso le email automatiche a ${to}, che le aveva segnalate come spam.`,
      en: `${who} resumed automatic emails to ${to}, which had marked them as spam.`,
    };
  },
  'letter-recalled': (_, who) => ({
    it: `${who} ha annullato l’invio prima che l’email partisse.`,
    en: `${who} stopped the email before it was sent.`,
  }),
  'letter-resent': ({ recipient }, who) => {
    const to = readableLine(recipient, 120);
    return { it: `${who} ha rinviato un’email a ${to}.`, en: `${who} resent an email to ${to}.` };
  },
};

export const deliveryNotices = {
  undeliverable: ({ undeliverable }) => {
    if (undeliverable === null) return null;
    // `refused`: its server gave no code.
    const why = because(undeliverable === 'refused' ? '' : readableLine(undeliverable, 40));
    return {
      it: `Le nostre email non arrivano a questo indirizzo${why}: meglio telefonare.`,
      en: `Our emails do not reach this address${why}: better call.`,
    };
  },
} satisfies Notices;
