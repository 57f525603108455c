import {
  availabilityInWords,
  percentInWords,
  serviceInWords,
} from '../../chat/reports/availability-in-words.ts';
import {
  countInWords,
  type FigureSpeech,
  valueInWords,
  wholeInWords,
} from '../../chat/reports/figure-in-words.ts';
import { valueInText } from '../../chat/reports/in-csv.ts';
import { eachLanguage } from '../../chat/words/in-both.ts';
import { availabilityFigures, availabilityWords } from '../../chat/words/reports/availability.ts';
import { figureWords } from '../../chat/words/reports/figures.ts';
import { type FigureKey, figuresOf, groups, kindOf } from '../../ticket/reports/figures.ts';
import {
  type Dimension,
  dimensions,
  type Figures,
  type Measured,
  type Report,
} from '../../ticket/reports/report.ts';
import type { Language } from '../../ticket/words.ts';
import { momentIn } from '../saying/moment.ts';

/** As cards and pages say it, with its whole: "99.8% (399 of 400)". */
export function figureInText(key: FigureKey, measured: Measured, speech: FigureSpeech): string {
  const value = valueInWords(key, measured, speech);
  const whole = measured.value === null ? '' : wholeInWords(measured, speech.language);
  return kindOf(key).unit === 'share' && whole ? `${value} (${whole})` : value;
}

/** A report as a table for a terminal. */
export function reportInText(report: Report, speech: FigureSpeech): string {
  const { language } = speech;
  const words = figureWords[language];
  const { span, before, zone } = report;
  // Of a span that is not over it is compared with as much of the one before.
  const beforeEnd = before.isCut ? momentIn(zone, before.asOf) : before.span.to;
  const row = (key: FigureKey) => [
    `  ${words.figures[key].name}`,
    figureInText(key, report.whole[key], speech),
    figureInText(key, before.figures[key], speech),
  ];
  return [
    ...noticesInText(report, speech),
    ...aligned([
      ['', `${span.from} – ${span.to}`, `(${before.span.from} – ${beforeEnd})`],
      ...groups.flatMap(group => [[], [words.groups[group]], ...figuresOf(group).map(row)]),
    ]),
    ...availabilityInText(report, language),
    ...dimensions.flatMap(dimension => {
      const rows = report.by[dimension];
      return rows ? apartInText(report, dimension, rows, speech) : [];
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
function noticesInText({ uncounted, corrected, zone }: Report, speech: FigureSpeech): string[] {
  const { language } = speech;
  const names = figureWords[language].figures;
  const words = noticeWords[language];
  return [
    ...(uncounted > 0 ? [words.uncounted(countInWords(uncounted, language))] : []),
    ...corrected.map(({ told, span, figure, was, is }) =>
      words.corrected({
        told: `${told.where}, ${momentIn(zone, told.at)}`,
        span: `${span.from} – ${span.to}`,
        figure: names[figure].name,
        was: figureInText(figure, was, speech),
        is: figureInText(figure, is, speech),
      }),
    ),
  ];
}

const noticeWords = eachLanguage({
  uncounted: (count: string) => ({
    it: `Richieste ancora da contare: ${count}. Riprova tra qualche minuto.`,
    en: `Requests that are not counted yet: ${count}. Ask again in a few minutes.`,
  }),
  corrected: ({
    told,
    span,
    figure,
    was,
    is,
  }: Record<'told' | 'span' | 'figure' | 'was' | 'is', string>) => ({
    it: `Cambiato da quando è stato comunicato (${told}), ${span}: ${figure}, allora ${was}, adesso ${is}.`,
    en: `Changed since it was told (${told}), ${span}: ${figure}, ${was} then, ${is} now.`,
  }),
});

const shownApart = ['opened', 'closed', 'backlog', 'claimShare', 'resolveShare', 'resolveMedian'] as const;

function apartInText(
  report: Report,
  dimension: Dimension,
  rows: { value: string; figures: Figures }[],
  speech: FigureSpeech,
): string[] {
  const words = figureWords[speech.language];
  const head = shownApart.map(key => words.figures[key].name);
  const body = rows.map(({ value, figures }) => [
    valueInText(report, dimension, value),
    ...shownApart.map(key => figureInText(key, figures[key], speech)),
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
