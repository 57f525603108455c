import type { ExtendingEvent } from '../../../../ticket/clock/extending.ts';
import { readableLine } from '../../../readable.ts';
import type { ActionWords, Lines } from '../../chapter.ts';
import { lengthInBoth } from '../../clock/lengths.ts';
import { promise as promised } from '../../clock/promises.ts';

/** Deadlines: more time, and why they are where they are. */
export const extendingActions = {
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

export const extendingLines: Lines<ExtendingEvent> = {
  'deadline-extended': ({ promise, by, reason }, who) => {
    const what = promised[promise];
    const length = lengthInBoth(by);
    const why = readableLine(reason, 300);
    return {
      it: `${who} ha prorogato di ${length.it} la ${what.it.toLowerCase()}: ${why}`,
      en: `${who} extended the ${what.en.toLowerCase()} by ${length.en}: ${why}`,
    };
  },
};
