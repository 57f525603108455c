import type { ConfidingEvent } from '../../../../ticket/duties/confiding.ts';
import type { HeldLines, Lines } from '../../chapter.ts';

/** That whoever reported it was told how it is treated. */
export const confidingLines: Lines<ConfidingEvent> = {
  'confidence-promised': () => ({
    it: 'Chi l’ha segnalata riceve un’email: è trattata in modo riservato.',
    en: 'Whoever reported it gets an email: it is treated confidentially.',
  }),
};

export const confidingHeld = {
  'confidence-promised': (_, why) => ({
    it: `A chi l’ha segnalata non è stato scritto che è trattata in modo riservato: ${why}.`,
    en: `Whoever reported it was not told that it is treated confidentially: ${why}.`,
  }),
} satisfies HeldLines<ConfidingEvent>;
