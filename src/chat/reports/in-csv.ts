import { csvOf } from '../../csv.ts';
import { figureKeys, kindOf } from '../../ticket/reports/figures.ts';
import { type Dimension, dimensions, type Figures, type Report } from '../../ticket/reports/report.ts';
import type { Language } from '../../ticket/words.ts';
import { type AvailabilityFigure, availabilityWords } from '../words/reports/availability.ts';
import { figureWords } from '../words/reports/figures.ts';
import { serviceInWords } from './availability-in-words.ts';

/**
 * All figures of a report, one a row, for a spreadsheet: of the whole, of each step, and of each value that was told apart. Times
 * are seconds, shares have their part and their whole beside them.
 */
export function reportInCsv(report: Report, language: Language): string {
  const words = figureWords[language];
  const rows = (part: string, value: string, span: Report['span'], figures: Figures) =>
    figureKeys.map(key => {
      const measured = figures[key];
      const cell = (number: number | null | undefined) => number ?? '';
      return [
        ...[part, value, span.from, span.to, key, words.figures[key].name, kindOf(key).unit],
        ...[cell(measured.value), cell(measured.part), cell(measured.of)],
      ];
    });
  return csvOf([
    ['part', 'of', 'from', 'to', 'figure', 'name', 'unit', 'value', 'share_part', 'share_of'],
    ...rows('whole', '', report.span, report.whole),
    ...rows('before', '', report.before.span, report.before.figures),
    ...report.steps.flatMap(({ span, figures }) => rows(report.step, '', span, figures)),
    ...dimensions.flatMap(dimension =>
      (report.by[dimension] ?? []).flatMap(({ value, figures }) =>
        rows(dimension, valueInText(report, dimension, value), report.span, figures),
      ),
    ),
    ...availabilityRows(report, language),
  ]);
}

/** Of services and ways in, likewise: shares of the minutes that were measured. */
function availabilityRows({ availability, span }: Report, language: Language): (string | number)[][] {
  const words = availabilityWords[language].figures;
  return (availability?.services ?? []).flatMap(service => {
    const { share, atWorst, outages } = service;
    const { up, down, unknown, planned } = service.minutes;
    const row = (figure: AvailabilityFigure, unit: string, value: number | null, share_of: number[] = []) => [
      ...['availability', serviceInWords(service, language), span.from, span.to, figure, words[figure].name],
      ...[unit, value ?? '', share_of[0] ?? '', share_of[1] ?? ''],
    ];
    return [
      row('available', 'share', share, [up, up + down]),
      row('availableAtWorst', 'share', atWorst, [up, up + down + unknown]),
      row('minutesDown', 'minutes', down),
      row('minutesUnmeasured', 'minutes', unknown),
      row('minutesPlanned', 'minutes', planned),
      row('outages', 'count', outages),
    ];
  });
}

/** What a value is called in a table: people and companies by name, the rest by its key. */
export function valueInText({ names }: Report, dimension: Dimension, value: string): string {
  if (value === '') return '–';
  if (dimension === 'company') return names.company[value] ?? value;
  return dimension === 'operator' ? (names.operator[value] ?? value) : value;
}
