import type { ActionWords } from '../../chapter.ts';

/** Deadlines, and calls. */
export const promising = {
  acknowledge: {
    label: { it: 'Ci penso io', en: 'I’m on it' },
    done: { it: 'Segnato: te ne occupi tu.', en: 'Noted: you are on it.' },
  },
  extend: {
    label: { it: 'Proroga', en: 'Extend' },
    form: {
      title: { it: 'Proroga', en: 'Extend' },
      intro: {
        it: 'Più tempo lavorativo per la prossima scadenza. Se la presa in carico supera la risoluzione, si sposta anche questa. La proroga viene registrata e la scadenza originale resta visibile.',
        en: 'More working time for the next deadline. If the claim would come after the resolution, that moves too. The extension is recorded, and the original deadline stays visible.',
      },
      label: { it: 'Motivo', en: 'Reason' },
      placeholder: { it: 'Perché serve più tempo?', en: 'Why is more time needed?' },
      submit: { it: 'Proroga', en: 'Extend' },
    },
    done: { it: 'Prorogata.', en: 'Extended.' },
  },
  why: { label: { it: 'Perché questa scadenza?', en: 'Why this deadline?' } },
} satisfies Record<string, ActionWords>;
