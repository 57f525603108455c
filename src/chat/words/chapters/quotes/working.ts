import { lengthInWords, priceInWords } from '../../../../ticket/quotes/document.ts';
import { workedOn } from '../../../../ticket/work/work.ts';
import type { WorkingEvent } from '../../../../ticket/work/working.ts';
import type { Lines, Notices } from '../../chapter.ts';
import type { InBoth, Said } from '../../in-both.ts';

/** The time that was worked on a request. */
export const work = {
  field: {
    label: { it: 'Tempo lavorato', en: 'Time worked' },
    placeholder: { it: '30m, 1h30, un’ora e mezza', en: '30m, 1h30, an hour and a half' },
  },
  bad: {
    it: 'Il tempo lavorato non si capisce: scrivi per esempio 30m, 1h30 o 2 ore.',
    en: 'The time worked is not clear: write, for example, 30m, 1h30 or 2 hours.',
  },
  length: (minutes: number) => lengthInBoth(minutes),
} satisfies InBoth;

export const workingLines: Lines<WorkingEvent> = {
  'work-noted': ({ minutes }, who) => {
    const length = lengthInBoth(minutes);
    return { it: `${who} ha lavorato ${length.it}.`, en: `${who} worked ${length.en}.` };
  },
  'work-corrected': ({ was, minutes }, who) => {
    const [before, now] = [lengthInBoth(was), lengthInBoth(minutes)];
    return minutes === 0
      ? { it: `${who} ha tolto ${before.it} di lavoro.`, en: `${who} removed ${before.en} of work.` }
      : {
          it: `${who} ha corretto il lavoro: ${now.it} invece di ${before.it}.`,
          en: `${who} corrected the work: ${now.en} instead of ${before.en}.`,
        };
  },
};

export const workingNotices = {
  work: ({ work: entries, quotes }) => {
    const sum = workedOn(entries);
    if (sum === 0) return null;
    const agreed = quotes.findLast(({ state }) => state === 'accepted');
    const length = lengthInBoth(sum);
    if (!agreed) return { it: `Tempo lavorato: ${length.it}.`, en: `Time worked: ${length.en}.` };
    const onIt = lengthInBoth(workedOn(entries, agreed.version));
    return {
      it: `Tempo lavorato: ${length.it}, di cui ${onIt.it} sul preventivo ${agreed.version} (${priceInWords(agreed.price, 'it')}).`,
      en: `Time worked: ${length.en}, of which ${onIt.en} on quote ${agreed.version} (${priceInWords(agreed.price, 'en')}).`,
    };
  },
} satisfies Notices;

function lengthInBoth(minutes: number): Said {
  return { it: lengthInWords(minutes, 'it'), en: lengthInWords(minutes, 'en') };
}
