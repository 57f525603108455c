import { DateTime } from 'luxon';
import { countInWords } from '../../chat/reports/figure-in-words.ts';
import { stepInTable, stepInWords } from '../../chat/reports/span-in-words.ts';
import { wordsIn } from '../../chat/words/words.ts';
import type { Report } from '../../ticket/reports/report.ts';
import type { Language } from '../../ticket/words.ts';
import { columns } from './charts/columns.ts';
import { heatMap } from './charts/heat-map.ts';
import { line } from './charts/line.ts';
import { swatch } from './charts/shares.ts';
import { reportPageWords } from './words.ts';

/** A chart with its words, and the table of its numbers. */
type Shown = {
  id: string;
  title: string;
  lead: string | false;
  legend: { swatch: string; label: string }[];
  hasLegend: boolean;
  chart: string;
  table: { head: string[]; rows: { name: string; cells: string[] }[] };
};

/** What is drawn over time, and over the week. */
export function chartsShown(report: Report, language: Language): Shown[] {
  return [flowShown(report, language), backlogShown(report, language), arrivalsShown(report, language)];
}

function flowShown(report: Report, language: Language): Shown {
  const said = reportPageWords[language].charts;
  const number = (value: number) => countInWords(value, language);
  const of = (figure: 'opened' | 'closed') => report.steps.map(({ figures }) => figures[figure].value ?? 0);
  const [opened, closed] = [of('opened'), of('closed')];
  return {
    id: 'flow',
    title: said.flow,
    lead: false,
    legend: [
      { swatch: swatch('filled').markup, label: said.opened },
      { swatch: swatch('hollow').markup, label: said.closed },
    ],
    hasLegend: true,
    chart: columns({
      id: 'flow',
      said: {
        title: said.flow,
        text: said.flowText(number(sum(opened)), number(sum(closed)), number(Math.max(0, ...opened))),
      },
      labels: labelsOf(report, language),
      series: { filled: opened, hollow: closed },
      number,
    }).markup,
    table: {
      head: [said.period, said.opened, said.closed],
      rows: report.steps.map(({ span }, index) => ({
        name: stepInTable(span, report.step, language),
        cells: [number(opened[index] ?? 0), number(closed[index] ?? 0)],
      })),
    },
  };
}

function backlogShown(report: Report, language: Language): Shown {
  const said = reportPageWords[language].charts;
  const number = (value: number) => countInWords(value, language);
  const values = report.steps.map(({ figures }) => figures.backlog.value);
  const known = values.filter(value => value !== null);
  const text = said.backlogText(
    number(known[0] ?? 0),
    number(known.at(-1) ?? 0),
    number(Math.max(0, ...known)),
  );
  return {
    id: 'backlog',
    title: said.backlog,
    lead: false,
    legend: [],
    hasLegend: false,
    chart: line({
      id: 'backlog',
      said: { title: said.backlog, text },
      labels: labelsOf(report, language),
      values,
      number,
    }).markup,
    table: {
      head: [said.period, said.backlog],
      rows: report.steps.map(({ span, figures }) => ({
        name: stepInTable(span, report.step, language),
        cells: [figures.backlog.value === null ? '–' : number(figures.backlog.value)],
      })),
    },
  };
}

function arrivalsShown({ arrivals }: Report, language: Language): Shown {
  const said = reportPageWords[language].charts;
  const number = (value: number) => countInWords(value, language);
  const days = weekdays(language);
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour));
  const all = arrivals.flatMap((ofDay, day) => ofDay.map((count, hour) => ({ count, day, hour })));
  const most = all.toSorted((a, b) => b.count - a.count)[0] ?? { count: 0, day: 0, hour: 0 };
  const when = `${days.long[most.day] ?? ''} ${most.hour}:00`;
  const text = most.count === 0 ? said.noArrivals : said.arrivalsText(number(most.count), when);
  return {
    id: 'arrivals',
    title: said.arrivals,
    lead: most.count === 0 ? said.noArrivals : said.arrivalsLead,
    legend: [],
    hasLegend: false,
    chart: heatMap({
      id: 'arrivals',
      said: { title: said.arrivals, text },
      days: days.short,
      hours,
      counts: arrivals,
    }).markup,
    table: {
      head: [said.hour, ...days.short],
      rows: hours.map((hour, index) => ({
        name: `${hour}:00`,
        cells: days.short.map((_, day) => number(arrivals[day]?.[index] ?? 0)),
      })),
    },
  };
}

function labelsOf({ steps, step }: Report, language: Language): string[] {
  return steps.map(({ span }) => stepInWords(span, step, language));
}

function sum(values: number[]): number {
  return values.reduce((all, each) => all + each, 0);
}

/** Monday first. */
function weekdays(language: Language): { short: string[]; long: string[] } {
  const { locale } = wordsIn(language);
  const day = (index: number) => DateTime.fromISO(`2026-11-${23 + index}`, { zone: 'utc' }).setLocale(locale);
  const each = (format: string) => Array.from({ length: 7 }, (_, index) => day(index).toFormat(format));
  return { short: each('ccc'), long: each('cccc') };
}
