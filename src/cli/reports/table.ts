import {
  availabilityInWords,
  percentInWords,
  serviceInWords,
} from '../../chat/reports/availability-in-words.ts';
import { valueInText } from '../../chat/reports/in-csv.ts';
import { availabilityFigures, availabilityWords } from '../../chat/words/reports/availability.ts';
import { figureWords } from '../../chat/words/reports/figures.ts';
import { lengthInWords } from '../../ticket/quotes/document.ts';
import { type FigureKey, figuresOf, groups, kindOf } from '../../ticket/reports/figures.ts';
import {
  type Dimension,
  dimensions,
  type Figures,
  type Measured,
  type Report,
} from '../../ticket/reports/report.ts';

type Language = 'it' | 'en';

/** `3 h 20 min`, `87 % (13/15)`, `12`; a dash where nothing was measured. */
export function figureInText(key: FigureKey, { value, part, of }: Measured, language: Language): string {
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
  const row = (key: FigureKey) => [
    `  ${words.figures[key].name}`,
    figureInText(key, report.whole[key], language),
    figureInText(key, before.figures[key], language),
  ];
  return [
    ...noticesInText(report),
    ...aligned([
      ['', `${span.from} – ${span.to}`, `(${before.span.from} – ${before.span.to})`],
      ...groups.flatMap(group => [[], [words.groups[group]], ...figuresOf(group).map(row)]),
    ]),
    ...availabilityInText(report, language),
    ...dimensions.flatMap(dimension => {
      const rows = report.by[dimension];
      return rows ? apartInText(report, dimension, rows, language) : [];
    }),
  ].join('\n');
}

function availabilityInText({ availability }: Report, language: Language): string[] {
  if (!availability) return [];
  const { title, figures, promised } = availabilityWords[language];
  const head = ['', ...availabilityFigures.map(figure => figures[figure].name)];
  const rows = availability.services.map(service => [
    serviceInWords(service, language),
    ...availabilityFigures.map(figure => availabilityInWords(service, figure, language)),
  ]);
  return [
    '',
    `${title}. ${promised(percentInWords(availability.promised, language))}`,
    ...aligned([head, ...rows]).map(line => `  ${line}`),
  ];
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
  return ['', ...aligned(table).map(line => `  ${line}`)];
}

/** Two blanks at least between columns. */
export function aligned(rows: string[][]): string[] {
  const widths = rows.reduce<number[]>((all, row) => {
    for (const [column, cell] of row.entries()) all[column] = Math.max(all[column] ?? 0, cell.length);
    return all;
  }, []);
  return rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
