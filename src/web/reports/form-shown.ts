import { dimensionValueInWords } from '../../chat/reports/dimension-in-words.ts';
import { spanInWords } from '../../chat/reports/span-in-words.ts';
import type { Speech } from '../../chat/say.ts';
import { figureWords } from '../../chat/words/reports/figures.ts';
import { channels, type Dimension, dimensions, type Report } from '../../ticket/reports/report.ts';
import { languages } from '../../ticket/words.ts';
import { type Asked, linkTo, monthsAfter, none, wholeMonth } from './asked.ts';
import { reportPageWords } from './words.ts';

/** Three years of months, the latest first. */
const monthsOffered = 36;

/** What a desk's requests can be of. @property names what companies and operators are called */
export type Choices = { of: Partial<Record<Dimension, string[]>>; names: Report['names'] };

/** What every desk's requests can be of. */
export const fixedChoices = { channel: [...channels], language: [...languages] };

/** The form above a report, as it was asked for; and the months around it. @param today in the desk's zone */
export function formShown(asked: Asked, choices: Choices, speech: Speech, today: string) {
  const words = reportPageWords[speech.language];
  const names = figureWords[speech.language].dimensions;
  const month = wholeMonth(asked.span);
  const open = dimensions.filter(dimension => choices.of[dimension] !== undefined);
  const isNarrowed = Object.keys(asked.filter).length > 0;
  return {
    months: [
      ...(month === null ? [{ value: '', label: '–', isChosen: true }] : []),
      ...monthsOf(today, month).map(value => ({
        value,
        label: spanInWords(spanOf(value), speech.language),
        isChosen: value === month,
      })),
    ],
    ...(month === null ? asked.span : { from: '', to: '' }),
    bys: open.map(value => ({ value, label: names[value], isChosen: value === asked.by })),
    filters: open.map(dimension => ({
      id: dimension,
      label: names[dimension],
      any: words.form.any,
      options: ['', ...(choices.of[dimension] ?? [])].map(value => ({
        value: value === '' ? none : value,
        label: dimensionValueInWords(dimension, value, choices.names, speech),
        isChosen: asked.filter[dimension] === value,
      })),
    })),
    isOpen: isNarrowed || month === null,
    clear: isNarrowed && linkTo('/reports', { ...asked, filter: {} }),
    around: month === null ? [] : monthsAround(asked, month, today, words.ways),
  };
}

/** The month before, and the one after where it has begun. */
function monthsAround(
  asked: Asked,
  month: string,
  today: string,
  ways: Record<'earlier' | 'later', string>,
): { href: string; label: string; rel: string }[] {
  const to = (value: string) => linkTo('/reports', { ...asked, span: spanOf(value) });
  const [before, after] = [monthsAfter(month, -1), monthsAfter(month, 1)];
  return [
    { href: to(before), label: `← ${ways.earlier}`, rel: 'prev' },
    ...(after <= today.slice(0, 7) ? [{ href: to(after), label: `${ways.later} →`, rel: 'next' }] : []),
  ];
}

/** The months that can be chosen, with the one that is. */
function monthsOf(today: string, chosen: string | null): string[] {
  const latest = today.slice(0, 7);
  const offered = Array.from({ length: monthsOffered }, (_, back) => monthsAfter(latest, -back));
  return chosen === null || offered.includes(chosen) ? offered : [...offered, chosen];
}

function spanOf(month: string): Asked['span'] {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${last}` };
}
