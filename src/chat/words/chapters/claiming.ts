import type { ActionWords } from '../chapter.ts';

/** Who has a request. */
export const claiming = {
  claim: {
    label: { it: 'Prendi in carico', en: 'Claim' },
    done: { it: 'Ora è in carico a te.', en: 'It is yours now.' },
  },
  takeOver: {
    label: { it: 'Prendila tu', en: 'Take over' },
    done: { it: 'Ora è in carico a te.', en: 'It is yours now.' },
  },
  release: {
    label: { it: 'Rimetti in coda', en: 'Release' },
    done: { it: 'Rimessa in coda.', en: 'Put back in the queue.' },
  },
  reassign: {
    label: { it: 'Riassegna', en: 'Reassign' },
    /** Nobody has it yet. */
    assign: { it: 'Assegna', en: 'Assign' },
    form: {
      title: { it: 'Riassegna', en: 'Reassign' },
      intro: {
        it: 'La richiesta passa a un collega, che viene menzionato nella discussione.',
        en: 'The ticket goes to a colleague, who is mentioned in the thread.',
      },
      submit: { it: 'Riassegna', en: 'Reassign' },
    },
    done: { it: 'Passata al collega.', en: 'Reassigned.' },
  },
} satisfies Record<string, ActionWords>;
