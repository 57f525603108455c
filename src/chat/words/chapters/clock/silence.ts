import type { SilenceEvent } from '../../../../ticket/clock/silence.ts';
import type { Lines } from '../../chapter.ts';

/** Customers who do not answer. */
export const silenceLines: Lines<SilenceEvent> = {
  reminded: () => ({
    it: 'Il cliente non ha risposto: riceve un promemoria via email.',
    en: 'The customer has not answered: they get a reminder by email.',
  }),
};
