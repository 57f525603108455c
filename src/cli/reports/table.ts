import { figureWords } from '../../chat/words/reports/figures.ts';
import { lengthInWords } from '../../ticket/quotes/document.ts';
import { type FigureKey, figureKeys, figuresOf, groups, kindOf } from '../../ticket/reports/figures.ts';
import {
  type Dimension,
  dimensions,
  type Figures,
  type Measured,
  type Report,
} from '../../ticket/reports/report.ts';
import { csvOf } from '../work/write-csv.ts';

type Language = 'it' | 'en';

/** `3 h 20 min`, `87 % (13/15)`, `12`; a dash where nothing was measured. */
function figureInText(key: FigureKey, { value, part, of }: Measured, language: Language): string {
  if (value === null) return '–';
  const { unit } = kindOf(key);
  switch (unit) {
    case 'count':
      return String(value);
    case 'share':
      return `${Math.round(value * 100)} % (${part}/${of})`;
    case 'minutes':
      return lengthInWords(value, language);
    case 'working':
    case 'wall':
      return lengthInWords(Math.round(value / 60), language);
    default:
      return unit satisfies never;
  }
}

/** A report as a table for a terminal. */
export function reportInText(report: Report, language: Language): string {
  const words = figureWords[language];
  const { span, before } = report;
  const width = Math.max(...figureKeys.map(key => words.figures[key].name.length));
  const row = (key: FigureKey) => {
    const name = words.figures[key].name.padEnd(width);
    const now = figureInText(key, report.whole[key], language).padEnd(20);
    return `  ${name}  ${now}${figureInText(key, before.figures[key], language)}`;
  };
  return [
    ...noticesInText(report),
    `${''.padEnd(width + 2)}  ${`${span.from} – ${span.to}`.padEnd(28)}`.trimEnd(),
    `  ${''.padEnd(width)}  ${''.padEnd(20)}(${before.span.from} – ${before.span.to})`,
    ...groups.flatMap(group => [`\n${words.groups[group]}`, ...figuresOf(group).map(row)]),
    ...dimensions.flatMap(dimension => {
      const rows = report.by[dimension];
      return rows ? apartInText(report, dimension, rows, language) : [];
    }),
  ].join('\n');
}

/** What has not been counted, and what was told and is another figure now. */
function noticesInText({ uncounted, corrected }: Report): string[] {
  const names = figureWords.en.figures;
  return [
    ...(uncounted > 0 ? [`${uncounted} requests are not counted yet: ask again in a few minutes.`] : []),
    ...corrected.map(
      ({ told, span, figure, was, is }) =>
        `Changed since it was told (${told.where}, ${told.at.toISOString()}), ${span.from} – ${span.to}: ${names[figure].name}, ${figureInText(figure, was, 'en')} then, ${figureInText(figure, is, 'en')} now.`,
    ),
  ];
}

const shownApart = ['opened', 'closed', 'backlog', 'claimShare', 'resolveShare', 'resolveMedian'] as const;

function apartInText(
  report: Report,
  dimension: Dimension,
  rows: { value: string; figures: Figures }[],
  language: Language,
): string[] {
  const words = figureWords[language];
  const head = shownApart.map(key => words.figures[key].name);
  const body = rows.map(({ value, figures }) => [
    valueInText(report, dimension, value),
    ...shownApart.map(key => figureInText(key, figures[key], language)),
  ]);
  const table = [[words.dimensions[dimension], ...head], ...body];
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map(row => row[column]?.length ?? 0)));
  const lines = table.map(row => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return ['', ...lines.map(line => `  ${line.trimEnd()}`)];
}

function valueInText({ names }: Report, dimension: Dimension, value: string): string {
  if (value === '') return '–';
  if (dimension === 'company') return names.company[value] ?? value;
  return dimension === 'operator' ? (names.operator[value] ?? value) : value;
}

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
