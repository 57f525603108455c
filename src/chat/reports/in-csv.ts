import { csvOf } from '../../csv.ts';
import { figureKeys, kindOf } from '../../ticket/reports/figures.ts';
import { type Dimension, dimensions, type Figures, type Report } from '../../ticket/reports/report.ts';
import type { Language } from '../../ticket/words.ts';
import { figureWords } from '../words/reports/figures.ts';

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
  ]);
}

/** What a value is called in a table: people and companies by name, the rest by its key. */
export function valueInText({ names }: Report, dimension: Dimension, value: string): string {
  if (value === '') return '–';
  if (dimension === 'company') return names.company[value] ?? value;
  return dimension === 'operator' ? (names.operator[value] ?? value) : value;
}
