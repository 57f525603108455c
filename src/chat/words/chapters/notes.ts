import type { ActionWords } from '../chapter.ts';

/** What was written in a request. */
export const conversing = {
  open: { label: { it: 'Leggi tutto', en: 'Open' } },
  note: {
    label: { it: 'Nota interna', en: 'Internal note' },
    form: {
      title: { it: 'Nota interna', en: 'Internal note' },
      intro: {
        it: 'La leggono solo i colleghi, nella discussione e nella conversazione.',
        en: 'Only colleagues read it, in the thread and in the conversation.',
      },
      label: { it: 'Nota', en: 'Note' },
      placeholder: { it: 'Che cosa deve sapere un collega?', en: 'What should a colleague know?' },
      submit: { it: 'Salva la nota', en: 'Save note' },
    },
    done: { it: 'Nota salvata.', en: 'Note saved.' },
  },
} satisfies Record<string, ActionWords>;
