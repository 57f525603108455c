import type { WhyErased } from '../../../../ticket/erasing/erased.ts';
import type { ErasingEvent } from '../../../../ticket/erasing/erasing.ts';
import type { Lines, Notices } from '../../chapter.ts';
import type { Said } from '../../in-both.ts';

const erased: Record<WhyErased, Said> = {
  asked: {
    it: 'Cancellati i dati della persona che l’aveva inviata: restano date, classificazione e tempi.',
    en: 'The data of the person who sent it was erased: dates, classification and times remain.',
  },
  retention: {
    it: 'Cancellata allo scadere del tempo di conservazione: restano date, classificazione e tempi.',
    en: 'Erased at the end of its retention period: dates, classification and times remain.',
  },
};

/** Words that go. */
export const erasingLines: Lines<ErasingEvent> = {
  'words-erased': ({ why }) => erased[why],
  'person-erased': () => ({
    it: 'Cancellato ciò che vi aveva scritto una persona che lo ha chiesto.',
    en: 'What a person had written in it was erased, at their request.',
  }),
};

export const erasingNotices = {
  erased: ({ erased: gone }, instant) => {
    if (!gone) return null;
    const [kept] = gone.kept;
    const until = kept ? instant(new Date(kept.until)) : '';
    return {
      it: `${erased[gone.why].it}${kept ? ` Per legge si conserva fino al ${until} il preventivo accettato.` : ''}`,
      en: `${erased[gone.why].en}${kept ? ` The accepted quote is kept until ${until}, as the law requires.` : ''}`,
    };
  },
} satisfies Notices;
