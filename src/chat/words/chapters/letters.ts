import type { ActionWords } from '../chapter.ts';

/** Letters to the customer, before they leave and after. */
export const writing = {
  reply: {
    label: { it: 'Rispondi', en: 'Reply' },
    form: {
      title: { it: 'Rispondi', en: 'Reply' },
      intro: {
        it: 'Il cliente riceve la risposta via email e la richiesta resta aperta.',
        en: 'The customer gets your reply by email, and the ticket stays open.',
      },
      label: { it: 'La tua risposta', en: 'Your reply' },
      placeholder: {
        it: 'Scrivi al cliente: saluti e firma si aggiungono da soli.',
        en: 'Write to the customer. Greeting and signature are added.',
      },
      submit: { it: 'Anteprima', en: 'Preview' },
    },
    done: { it: 'La risposta è in partenza.', en: 'Your reply is on its way.' },
  },
  askClarification: {
    label: { it: 'Chiedi chiarimenti', en: 'Ask for clarification' },
    form: {
      title: { it: 'Chiedi chiarimenti', en: 'Ask for clarification' },
      intro: {
        it: 'Il cliente riceve la domanda via email e la richiesta resta in attesa della risposta.',
        en: 'The customer gets your question by email, and the ticket waits for the answer.',
      },
      label: { it: 'La tua domanda', en: 'Your question' },
      placeholder: {
        it: 'Che cosa ti serve sapere per proseguire?',
        en: 'What do you need to know to continue?',
      },
      submit: { it: 'Anteprima', en: 'Preview' },
    },
    done: { it: 'La domanda è in partenza.', en: 'Your question is on its way.' },
  },
  recall: {
    label: { it: 'Annulla l’invio', en: 'Undo' },
    /** How long that is possible. */
    pending: (seconds: number) => ({
      it: `L’email parte tra ${seconds} secondi.`,
      en: `The email leaves in ${seconds} seconds.`,
    }),
    done: {
      it: 'Invio annullato. Il testo è ancora nel modulo, se vuoi correggerlo.',
      en: 'Sending cancelled. Your text is still in the form, if you want to change it.',
    },
  },
  resend: {
    label: { it: 'Invia di nuovo', en: 'Resend' },
  },
} satisfies Record<string, ActionWords>;
