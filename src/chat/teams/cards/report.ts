import { clip } from '../../../clip.ts';
import type { ReportView } from '../../card.ts';
import { render } from '../../render.ts';
import { paragraphLength } from '../limits.ts';

const types = { bars: 'Chart.VerticalBar.Grouped', line: 'Chart.Line' };

/** A report in words. @returns elements of a card */
export function reportWords({ lines, below }: ReportView): unknown[] {
  return elements('teams-words', { lines, below });
}

/**
 * The same as charts of Teams' own, and as a table made of columns: phones are late with charts, and with tables too.
 *
 * @returns elements of a card
 */
export function reportFigures({ charts, table, notes, page }: ReportView): unknown[] {
  const row = (weight: string) => (cells: string[]) => ({ cells: cells.map(text => ({ text, weight })) });
  return elements('teams', {
    charts: charts.map(chartView),
    rows: [row('Bolder')(table.head), ...table.rows.map(row('Default'))],
    notes: clip(notes.join('\n'), paragraphLength),
    links: page ? [page] : [],
  });
}

function elements(rendition: string, view: object): unknown[] {
  return (render('report', rendition, view) as { items: unknown[] }).items;
}

function chartView({
  kind,
  title,
  labels,
  days,
  across,
  up,
  series,
  notShown,
}: ReportView['charts'][number]) {
  // Bars stand at what they are called; a line is drawn over time, and wants days.
  const along = kind === 'bars' ? labels : days;
  return {
    type: types[kind],
    ...{ title, across, up, notShown },
    data: series.map(({ name, values }) => ({
      legend: name,
      values: along.map((x, index) => ({ x, y: values[index] ?? 0 })),
    })),
  };
}
