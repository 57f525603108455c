import { eachLanguage, type InBoth } from '../../../chat/words/in-both.ts';

/** When a service was down. */
const said = {
  title: { it: 'Quando non rispondeva', en: 'When it was down' },
  from: { it: 'Da', en: 'From' },
  to: { it: 'A', en: 'Until' },
  length: { it: 'Senza risposta per', en: 'Down for' },
  still: { it: 'non ancora', en: 'not yet' },
  lead: {
    it: 'Senza quello che è caduto in una manutenzione programmata.',
    en: 'Without what lay within planned maintenance.',
  },
  none: {
    it: 'Ha sempre risposto, quando qualcuno ha guardato.',
    en: 'It responded whenever somebody looked.',
  },
  more: (shown: string, all: string) => ({
    it: `Le ultime ${shown} di ${all}: per vedere le altre, chiedi meno giorni.`,
    en: `The latest ${shown} of ${all}: ask for fewer days to see the others.`,
  }),
} satisfies InBoth;

export const outageWords = eachLanguage(said);
