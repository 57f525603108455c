import type { ActionWords } from '../chapter.ts';

/** What a request is, and in which language its customer is written to. */
export const classifying = {
  classify: {
    label: { it: 'Classifica', en: 'Classify' },
    form: {
      title: { it: 'Classifica', en: 'Classify' },
      intro: {
        it: 'Categoria e priorità decidono le scadenze. Le hanno solo i bug e le vulnerabilità.',
        en: 'Category and priority decide the deadlines. Only bugs and vulnerabilities have them.',
      },
      submit: { it: 'Classifica', en: 'Classify' },
    },
    done: { it: 'Classificata.', en: 'Classified.' },
  },
  acceptSuggestion: {
    label: { it: 'Accetta la proposta', en: 'Accept suggestion' },
    done: { it: 'Classificata come proposto.', en: 'Classified as suggested.' },
  },
  language: {
    label: { it: 'Cambia lingua', en: 'Change language' },
    form: {
      title: { it: 'Cambia lingua', en: 'Change language' },
      intro: {
        it: 'Da ora in poi il cliente riceve email in questa lingua.',
        en: 'From now on the customer gets emails in this language.',
      },
      submit: { it: 'Cambia', en: 'Change' },
    },
    done: { it: 'Lingua cambiata.', en: 'Language changed.' },
  },
} satisfies Record<string, ActionWords>;
