import type { ClassifyingEvent } from '../../../ticket/chapters/classifying.ts';
import type { ActionWords, Lines } from '../chapter.ts';

/** What a request is. */
export const classifyingActions = {
  classify: {
    label: { it: 'Classifica', en: 'Classify' },
    again: { it: 'Cambia classificazione', en: 'Change classification' },
    form: {
      title: { it: 'Classifica', en: 'Classify' },
      intro: {
        it: 'Categoria e priorità decidono le scadenze.',
        en: 'Category and priority decide the deadlines.',
      },
      submit: { it: 'Classifica', en: 'Classify' },
    },
    /** Behind what the form says: which categories have them. */
    haveDeadlines: (names: string) => ({
      it: `Hanno scadenze: ${names}.`,
      en: `These have deadlines: ${names}.`,
    }),
    done: { it: 'Classificata.', en: 'Classified.' },
  },
  acceptSuggestion: {
    label: { it: 'Accetta la proposta', en: 'Accept suggestion' },
    /** Nobody has it yet. */
    andClaim: { it: 'Accetta e prendi', en: 'Accept and claim' },
    done: { it: 'Classificata come proposto.', en: 'Classified as suggested.' },
  },
} satisfies Record<string, ActionWords>;

export const classifyingLines: Lines<ClassifyingEvent> = {
  classified: ({ category, priority }, who, _, __, named) => {
    const what = named.classification(category, priority);
    return { it: `Classificata da ${who}: ${what.it}.`, en: `${who} classified it: ${what.en}.` };
  },
};
