import type { ActionWords } from '../chapter.ts';

/** The end of a request, and its going on. */
export const closing = {
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
} satisfies Record<string, ActionWords>;
