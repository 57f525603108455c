import type { LettersEvent } from '../../../ticket/chapters/letters.ts';
import type { ActionWords, Lines } from '../chapter.ts';
import { withAttached } from '../mail/files.ts';

/** What the customer is asked and told. */
export const lettersActions = {
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
} satisfies Record<string, ActionWords>;

export const lettersLines: Lines<LettersEvent> = {
  'clarification-asked': ({ files }, who) =>
    withAttached(files, {
      it: `${who} chiede chiarimenti al cliente via email.`,
      en: `${who} asks the customer for clarification by email.`,
    }),
  replied: ({ files }, who) =>
    withAttached(files, {
      it: `${who} risponde al cliente via email.`,
      en: `${who} replies to the customer by email.`,
    }),
};
