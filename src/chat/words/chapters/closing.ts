import type { ClosingEvent } from '../../../ticket/chapters/closing.ts';
import type { QuoteClosing } from '../../../ticket/quotes/quote.ts';
import { readableLine } from '../../readable.ts';
import type { ActionWords, HeldLines, Lines } from '../chapter.ts';
import type { Said } from '../in-both.ts';
import { withAttached } from '../mail/files.ts';

/** The end of a request, and its going on. */
export const closingActions = {
  close: {
    label: { it: 'Chiudi', en: 'Close' },
    form: {
      title: { it: 'Chiudi', en: 'Close' },
      intro: {
        it: 'Il cliente riceve la risoluzione via email e la richiesta viene chiusa.',
        en: 'The customer gets the resolution by email, and the ticket is closed.',
      },
      label: { it: 'Risoluzione', en: 'Resolution' },
      placeholder: {
        it: 'Che cosa è stato fatto, in parole chiare per il cliente.',
        en: 'What was done, in plain words for the customer.',
      },
      submit: { it: 'Anteprima', en: 'Preview' },
    },
    done: { it: 'Chiusa: la risoluzione è in partenza.', en: 'Closed: the resolution is on its way.' },
  },
  reopen: {
    label: { it: 'Riapri', en: 'Reopen' },
    form: {
      title: { it: 'Riapri', en: 'Reopen' },
      intro: {
        it: 'La richiesta torna in lavorazione. Il cliente non viene avvisato.',
        en: 'The ticket goes back to work. The customer is not notified.',
      },
      label: { it: 'Motivo', en: 'Reason' },
      placeholder: { it: 'Perché viene riaperta?', en: 'Why is it being reopened?' },
      submit: { it: 'Riapri', en: 'Reopen' },
    },
    done: { it: 'Riaperta.', en: 'Reopened.' },
  },
  'stop-reusing': {
    label: { it: 'Non proporla ad altri', en: 'Stop reusing it' },
    done: {
      it: 'La risoluzione non è più proposta per altri clienti.',
      en: 'The resolution is no longer offered for other customers.',
    },
  },
} satisfies Record<string, ActionWords>;

const byQuote = {
  refused: {
    it: 'Chiusa perché il cliente non accetta il preventivo: riceve la conferma via email.',
    en: 'Closed because the customer does not accept the quote: they get a confirmation by email.',
  },
  expired: {
    it: 'Chiusa perché il preventivo è scaduto: il cliente viene avvisato via email.',
    en: 'Closed because the quote expired: the customer is notified by email.',
  },
} satisfies Record<QuoteClosing, Said>;

export const closingLines: Lines<ClosingEvent> = {
  closed: ({ files, quote }, who, actor) => {
    if (quote) return byQuote[quote.how];
    switch (actor.kind) {
      case 'desk':
        return {
          it: 'Chiusa perché il cliente non ha risposto: viene avvisato via email.',
          en: 'Closed because the customer did not answer: they are notified by email.',
        };
      case 'customer':
        return {
          it: `${who} dice che è risolta: chiusa. Riceve la conferma via email.`,
          en: `${who} says that it is solved: closed. They get a confirmation by email.`,
        };
      case 'operator':
        return withAttached(files, {
          it: `Chiusa da ${who}. La risoluzione parte via email.`,
          en: `Closed by ${who}. The resolution goes out by email.`,
        });
      default:
        return actor satisfies never;
    }
  },
  reopened: ({ by, reason }, who) => {
    if (by === 'customer')
      return {
        it: `${who} ha scritto dopo la chiusura: la richiesta è di nuovo aperta.`,
        en: `${who} wrote after it was closed: the ticket is open again.`,
      };
    const why = readableLine(reason, 300);
    return {
      it: why ? `Riaperta da ${who}: ${why}` : `Riaperta da ${who}.`,
      en: why ? `Reopened by ${who}: ${why}` : `Reopened by ${who}.`,
    };
  },
  'reuse-stopped': (_, who) => ({
    it: `${who}: la risoluzione non è più proposta per altri clienti.`,
    en: `${who}: the resolution is no longer offered for other customers.`,
  }),
};

export const closingHeld = {
  closed: (who, why) => ({
    it: `Chiusa da ${who}. Il cliente non è stato avvisato: ${why}.`,
    en: `Closed by ${who}. The customer was not notified: ${why}.`,
  }),
} satisfies HeldLines<ClosingEvent>;
