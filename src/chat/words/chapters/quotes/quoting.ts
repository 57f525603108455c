import { dayInWords, priceInWords } from '../../../../ticket/quotes/document.ts';
import { type AnswerWay, openQuote, type Quote, type QuoteState } from '../../../../ticket/quotes/quote.ts';
import type { QuotingEvent } from '../../../../ticket/quotes/quote-events.ts';
import { readableLine } from '../../../readable.ts';
import type { ActionWords, HeldLines, Lines, Notices } from '../../chapter.ts';
import type { Said } from '../../in-both.ts';
import { withAttached } from '../../mail/files.ts';

/** Billable work: it is offered, and the customer says yes or no. */
export const quotingActions = {
  offerQuote: {
    label: { it: 'Preventivo', en: 'Quote' },
    /** While one waits. */
    again: { it: 'Cambia preventivo', en: 'Change quote' },
    form: {
      title: { it: 'Preventivo', en: 'Quote' },
      intro: {
        it: 'Il cliente riceve via email un link per accettare o rifiutare. Finché non risponde le scadenze sono in pausa; se rifiuta o non risponde in tempo la richiesta viene chiusa.',
        en: 'The customer gets an email with a link to accept or refuse. Until they answer, deadlines are paused; if they refuse, or do not answer in time, the ticket is closed.',
      },
      label: { it: 'Che cosa comprende', en: 'What it covers' },
      placeholder: {
        it: 'Che cosa farai, in parole chiare: è il testo che il cliente accetta.',
        en: 'What you will do, in plain words: this is the text that the customer accepts.',
      },
      submit: { it: 'Anteprima', en: 'Preview' },
    },
    changes: {
      it: 'Sostituisce quello in attesa: il suo link dirà che non vale più.',
      en: 'It replaces the one that is waiting: its link will say that it is no longer valid.',
    },
    price: {
      label: { it: 'Ore o importo', en: 'Hours or amount' },
      placeholder: { it: '6 ore, 1h30, 480 €', en: '6 hours, 1h30, 480 €' },
    },
    vat: {
      label: { it: 'IVA', en: 'VAT' },
      placeholder: { it: 'IVA esclusa', en: 'VAT excluded' },
    },
    until: { it: 'Valido fino al (compreso)', en: 'Valid until (included)' },
    badPrice: {
      it: 'Scrivi un tempo, come 6 ore o 1h30, o un importo, come 480 €.',
      en: 'Write a time, such as 6 hours or 1h30, or an amount, such as 480 €.',
    },
    tooSoon: {
      it: 'Scade troppo presto: lascia al cliente almeno quattro ore lavorative.',
      en: 'It ends too soon: give the customer at least four working hours.',
    },
    tooLate: { it: 'Può valere al massimo un anno.', en: 'It can be valid for a year at most.' },
    done: { it: 'Il preventivo è in partenza.', en: 'The quote is on its way.' },
  },
  withdrawQuote: {
    label: { it: 'Ritira preventivo', en: 'Withdraw quote' },
    done: {
      it: 'Preventivo ritirato: il suo link dice che non vale più. Il cliente non riceve email: se serve, scrivigli.',
      en: 'Quote withdrawn: its link says that it is no longer valid. The customer gets no email: write to them if needed.',
    },
  },
  acceptQuote: {
    label: { it: 'Registra accettazione', en: 'Record acceptance' },
    done: {
      it: 'Accettazione registrata: il cliente riceve la conferma via email.',
      en: 'Acceptance recorded: the customer gets a confirmation by email.',
    },
  },
  refuseQuote: {
    label: { it: 'Registra rifiuto', en: 'Record refusal' },
    done: {
      it: 'Rifiuto registrato: la richiesta è chiusa e il cliente viene avvisato via email.',
      en: 'Refusal recorded: the ticket is closed, and the customer is notified by email.',
    },
  },
} satisfies Record<string, ActionWords>;

const numbered = (version: number) => ({ it: `Preventivo ${version}`, en: `Quote ${version}` });

export const quotingLines: Lines<QuotingEvent> = {
  'quote-offered': ({ version, price, lastDay, files }, who) => {
    const what = readablePrice(price);
    return withAttached(files, {
      it: `${who} invia al cliente il preventivo ${version}: ${what.it}, valido fino al ${dayInWords(lastDay, 'it')}.`,
      en: `${who} sends the customer quote ${version}: ${what.en}, valid until ${dayInWords(lastDay, 'en')}.`,
    });
  },
  'quote-reminded': ({ version, expiresAt }, _, __, instant) => {
    if (expiresAt === null)
      return {
        it: `Il cliente non ha ancora risposto al preventivo ${version}.`,
        en: `The customer has not answered quote ${version} yet.`,
      };
    const at = instant(new Date(expiresAt));
    return {
      it: `Il cliente non ha ancora risposto al preventivo ${version}: riceve un promemoria. Scade ${at.it}.`,
      en: `The customer has not answered quote ${version} yet: they get a reminder. It expires ${at.en}.`,
    };
  },
  'quote-accepted': ({ version, way, sentTo }, who) => {
    const by = answeredBy(readableLine(sentTo, 120), who)[way];
    return {
      it: `Preventivo ${version} accettato ${by.it}: si può cominciare.`,
      en: `Quote ${version} was accepted ${by.en}: work can begin.`,
    };
  },
  'quote-refused': ({ version, way, sentTo }, who) => {
    const by = answeredBy(readableLine(sentTo, 120), who)[way];
    return {
      it: `Preventivo ${version} rifiutato ${by.it}.`,
      en: `Quote ${version} was refused ${by.en}.`,
    };
  },
  'quote-expired': ({ version }) => ({
    it: `Preventivo ${version} scaduto senza risposta.`,
    en: `Quote ${version} expired without an answer.`,
  }),
  'quote-withdrawn': ({ version, why }, who) => withdrawnInWords(version, who)[why],
};

export const quotingHeld = {
  'quote-accepted': (_, why) => ({
    it: `Preventivo accettato: si può cominciare. La conferma al cliente non è partita: ${why}.`,
    en: `Quote accepted: work can begin. The confirmation was not sent to the customer: ${why}.`,
  }),
  'quote-reminded': (_, why) => ({
    it: `Il promemoria del preventivo non è partito: ${why}.`,
    en: `The reminder of the quote was not sent: ${why}.`,
  }),
} satisfies HeldLines<QuotingEvent>;

export const quotingNotices = {
  quote: ({ quotes, status }, instant) => {
    const quote = quotes.at(-1);
    return quote && status !== 'closed' ? standing(quote, instant) : null;
  },
  quoteSaid: ticket => {
    const said = openQuote(ticket)?.said;
    if (!said) return null;
    const name = readableLine(said.from.name || said.from.address, 80);
    if (said.means === 'yes')
      return {
        it: `${name} scrive che accetta il preventivo: leggi l’email e, se è così, registralo.`,
        en: `${name} writes that they accept the quote: read the email and, if so, record it.`,
      };
    if (said.means === 'no')
      return {
        it: `${name} scrive che non accetta il preventivo: leggi l’email. Se è così, nel menu c’è Registra rifiuto.`,
        en: `${name} writes that they do not accept the quote: read the email. If so, the menu has Record refusal.`,
      };
    return {
      it: `${name} ha scritto dopo il preventivo: il link resta aperto. Se è un’accettazione, registrala.`,
      en: `${name} wrote after the quote: its link stays open. If it is an acceptance, record it.`,
    };
  },
} satisfies Notices;

/** By which way, and who: of a link nobody knows but to whom it went. */
function answeredBy(address: string, who: string): Record<AnswerWay, Said> {
  return {
    link: { it: `dal link inviato a ${address}`, en: `by the link that ${address} got` },
    portal: { it: `sul portale da ${address}`, en: `on the portal by ${address}` },
    mail: {
      it: `via email da ${address}, registrato da ${who}`,
      en: `by email from ${address}, recorded by ${who}`,
    },
  };
}

function standing(quote: Quote, instant: (at: Date) => string): Said | null {
  const { version, price, state, lastDay, answer, endedAt } = quote;
  const what = readablePrice(price);
  const name = numbered(version);
  const at = instant(new Date(answer?.at ?? endedAt ?? quote.offeredAt));
  const said: Record<QuoteState, Said | null> = {
    open: {
      it: `${name.it} in attesa: ${what.it}, valido fino al ${dayInWords(lastDay, 'it')}.`,
      en: `${name.en} is waiting: ${what.en}, valid until ${dayInWords(lastDay, 'en')}.`,
    },
    accepted: {
      it: `${name.it} accettato ${at}: ${what.it}.`,
      en: `${name.en} accepted ${at}: ${what.en}.`,
    },
    refused: { it: `${name.it} rifiutato ${at}.`, en: `${name.en} refused ${at}.` },
    expired: { it: `${name.it} scaduto ${at}.`, en: `${name.en} expired ${at}.` },
    ended: {
      it: `${name.it} chiuso con la richiesta, senza risposta.`,
      en: `${name.en} ended with the ticket, unanswered.`,
    },
    withdrawn: null,
    replaced: null,
  };
  return said[state];
}

function readablePrice(price: Quote['price']): Said {
  return { it: priceInWords(price, 'it'), en: priceInWords(price, 'en') };
}

const withdrawnInWords = (version: number, who: string) => ({
  operator: {
    it: `${who} ritira il preventivo ${version}: il suo link non vale più.`,
    en: `${who} withdraws quote ${version}: its link is no longer valid.`,
  },
  reclassified: {
    it: `Il preventivo ${version} è ritirato: la nuova categoria non si fattura.`,
    en: `Quote ${version} is withdrawn: the new category is not billed.`,
  },
  'other-customer': {
    it: `Il preventivo ${version} è ritirato, perché il cliente è un altro: se serve, va offerto di nuovo.`,
    en: `Quote ${version} is withdrawn, because the customer is another: offer it again if needed.`,
  },
});
