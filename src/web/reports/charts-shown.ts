import { countInWords } from '../../chat/reports/figure-in-words.ts';
import { stepInTable, stepInWords } from '../../chat/reports/span-in-words.ts';
import type { Hour } from '../../desk/reports/behind.ts';
import type { FigureKey } from '../../ticket/reports/figures.ts';
import type { Report, Span } from '../../ticket/reports/report.ts';
import type { Language } from '../../ticket/words.ts';
import { hourWritten } from './asking/arrived.ts';
import { type Asked, linkTo } from './asking/asked.ts';
import { columns } from './charts/columns.ts';
import { heatMap } from './charts/heat-map.ts';
import { line } from './charts/line.ts';
import { swatch } from './charts/shares.ts';
import type { Showing } from './shown.ts';
import { weekdays } from './weekdays.ts';
import { reportPageWords } from './words.ts';

/** A number, and the way to why it is so; where nothing is counted, there is none. */
type Cell = { value: string; why: string | false };

/** A chart with its words, and the table of its numbers. */
type Shown = {
  id: string;
  title: string;
  lead: string | false;
  legend: { swatch: string; label: string }[];
  hasLegend: boolean;
  chart: string;
  table: { head: string[]; rows: { name: string; cells: Cell[] }[] };
};

/** What is drawn over time, and over the week. */
export function chartsShown({ report, asked, speech: { language } }: Showing): Shown[] {
  return [
    flowShown(report, asked, language),
    backlogShown(report, asked, language),
    arrivalsShown(report, asked, language),
  ];
}

function flowShown(report: Report, asked: Asked, language: Language): Shown {
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
        cells: [
          { value: number(opened[index] ?? 0), why: whyOf(asked, span, 'opened') },
          { value: number(closed[index] ?? 0), why: whyOf(asked, span, 'closed') },
        ],
      })),
    },
  };
}

function backlogShown(report: Report, asked: Asked, language: Language): Shown {
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
        cells: [
          {
            value: figures.backlog.value === null ? '–' : number(figures.backlog.value),
            why: whyOf(asked, span, 'backlog'),
          },
        ],
      })),
    },
  };
}

function arrivalsShown({ arrivals }: Report, asked: Asked, language: Language): Shown {
  const said = reportPageWords[language].charts;
  const number = (value: number) => countInWords(value, language);
  const days = weekdays(language);
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour));
  const all = arrivals.flatMap((ofDay, day) => ofDay.map((count, hour) => ({ count, day, hour })));
  const hourShown = (at: Hour): Cell => {
    const count = arrivals[at.weekday]?.[at.hour] ?? 0;
    // A hundred empty lists would be in the way of whoever goes through the links.
    const why = count > 0 && linkTo('/reports/why', asked, { figure: 'opened', hour: hourWritten(at) });
    return { value: number(count), why };
  };
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
        cells: days.short.map((_, day) => hourShown({ weekday: day, hour: index })),
      })),
    },
  };
}

/** What is behind a figure of one step. */
function whyOf(asked: Asked, span: Span, figure: FigureKey): string {
  return linkTo('/reports/why', { ...asked, span }, { figure });
}

function labelsOf({ steps, step }: Report, language: Language): string[] {
  return steps.map(({ span }) => stepInWords(span, step, language));
}

function sum(values: number[]): number {
  return values.reduce((all, each) => all + each, 0);
}
