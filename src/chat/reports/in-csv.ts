import { csvOf } from '../../csv.ts';
import { figureKeys, kindOf } from '../../ticket/reports/figures.ts';
import { type Dimension, dimensions, type Figures, type Report } from '../../ticket/reports/report.ts';
import type { Language } from '../../ticket/words.ts';
import { figureWords } from '../words/reports/figures.ts';
import {
  aboutReport,
  arrivalRows,
  availabilityRows,
  type CsvRow,
  correctedRows,
  withCompanyRows,
} from './beside-in-csv.ts';
import { nameOf } from './dimension-in-words.ts';

/**
 * All of a report, one thing a row, for the spreadsheet of a language: the figures of the whole, of each step, and of each value that
 * was told apart; then all else that is in it. Times are seconds, shares have their part and their whole beside them.
 */
export function reportInCsv(report: Report, language: Language): string {
  const words = figureWords[language];
  const rows = (part: string, value: string, span: Report['span'], figures: Figures): CsvRow[] =>
    figureKeys.map(key => {
      const measured = figures[key];
      const cell = (number: number | null | undefined) => number ?? '';
      return [
        ...[part, value, span.from, span.to, key, words.figures[key].name, kindOf(key).unit],
        ...[cell(measured.value), cell(measured.part), cell(measured.of)],
      ];
    });
  const all: CsvRow[] = [
    ['part', 'of', 'from', 'to', 'figure', 'name', 'unit', 'value', 'share_part', 'share_of'],
    ...aboutReport(report),
    ...rows('whole', '', report.span, report.whole),
    ...rows('before', '', report.before.span, report.before.figures),
    ...report.steps.flatMap(({ span, figures }) => rows(report.step, '', span, figures)),
    ...dimensions.flatMap(dimension =>
      (report.by[dimension] ?? []).flatMap(({ value, figures }) =>
        rows(dimension, valueInText(report, dimension, value), report.span, figures),
      ),
    ),
    ...arrivalRows(report, language),
    ...availabilityRows(report, language),
    ...correctedRows(report, language),
    ...withCompanyRows(report, language),
  ];
  return csvOf(all, language);
}

/** What a value is called in a table: people and companies by name, the rest by its key. */
export function valueInText({ names }: Pick<Report, 'names'>, dimension: Dimension, value: string): string {
  if (value === '') return '–';
  return dimension === 'company' || dimension === 'operator' ? nameOf(names[dimension], value) : value;
}
