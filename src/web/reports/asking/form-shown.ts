import { dimensionValueInWords } from '../../../chat/reports/dimension-in-words.ts';
import { spanInWords } from '../../../chat/reports/span-in-words.ts';
import type { Speech } from '../../../chat/say.ts';
import { figureWords } from '../../../chat/words/reports/figures.ts';
import {
  channels,
  type Dimension,
  dimensions,
  type Report,
  stepLengths,
} from '../../../ticket/reports/report.ts';
import { isMonth, monthSpan, monthsAfter } from '../../../ticket/reports/spans.ts';
import { languages } from '../../../ticket/words.ts';
import { reportPageWords } from '../words.ts';
import { type Asked, linkTo, none } from './asked.ts';
import { askingWords } from './words.ts';

/** Three years of months, the latest first. */
const monthsOffered = 36;

/** What a desk's requests can be of. @property names what companies and operators are called */
export type Choices = { of: Partial<Record<Dimension, string[]>>; names: Report['names'] };

/** What every desk's requests can be of. */
export const fixedChoices = { channel: [...channels], language: [...languages] };

/** The form above a report, as it was asked for; and the months around it. @param today in the desk's zone */
export function formShown(asked: Asked, choices: Choices, speech: Speech, today: string) {
  const words = askingWords[speech.language];
  const names = figureWords[speech.language].dimensions;
  const month = isMonth(asked.span) ? asked.span.from.slice(0, 7) : null;
  const open = dimensions.filter(dimension => choices.of[dimension] !== undefined);
  const isNarrowed = Object.keys(asked.filter).length > 0;
  return {
    months: [
      ...(month === null ? [{ value: '', label: '–', isChosen: true }] : []),
      ...monthsOf(today, month).map(value => ({
        value,
        label: spanInWords(monthSpan(value), speech.language),
        isChosen: value === month,
      })),
    ],
    ...(month === null ? asked.span : { from: '', to: '' }),
    asking: words.form,
    steps: [
      { value: '', label: words.form.byItself, isChosen: asked.chosenStep === null },
      ...stepLengths.map(value => ({
        value,
        label: words.steps[value],
        isChosen: value === asked.chosenStep,
      })),
    ],
    bys: open.map(value => ({ value, label: names[value], isChosen: value === asked.by })),
    filters: open.map(dimension => ({
      id: dimension,
      label: names[dimension],
      any: words.form.any,
      options: optionsOf(dimension, choices).map(value => ({
        value: value === '' ? none : value,
        label: dimensionValueInWords(dimension, value, choices.names, speech),
        isChosen: asked.filter[dimension] === value,
      })),
    })),
    isOpen: isNarrowed || month === null || asked.chosenStep !== null,
    clear: isNarrowed && linkTo('/reports', { ...asked, filter: {} }),
    around: month === null ? [] : monthsAround(asked, month, today, reportPageWords[speech.language].ways),
  };
}

/** Of operators nobody stands among them where the reader may ask. */
function optionsOf(dimension: Dimension, { of }: Choices): string[] {
  const listed = of[dimension] ?? [];
  return dimension === 'operator' ? listed : ['', ...listed];
}

/** The month before, and the one after where it has begun. */
function monthsAround(
  asked: Asked,
  month: string,
  today: string,
  ways: Record<'earlier' | 'later', string>,
): { href: string; label: string; rel: string }[] {
  const to = (value: string) => linkTo('/reports', { ...asked, span: monthSpan(value) });
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
