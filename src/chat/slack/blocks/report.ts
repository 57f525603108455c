import type { KnownBlock } from '@slack/types';
import { clip } from '../../../clip.ts';
import type { ReportView } from '../../card.ts';
import { limits } from '../limits.ts';
import { escapeMrkdwn, starless } from './escape.ts';
import { blocks } from './expand.ts';

/** A report in words. */
export function reportWords({ lines, below }: ReportView): KnownBlock[] {
  const said = lines.map(({ label, text, change }) =>
    [`*${starless(label)}*`, escapeMrkdwn(text), escapeMrkdwn(change)].filter(Boolean).join(' · '),
  );
  return blocks('report', 'slack-words', {
    words: clip(said.join('\n'), limits.plainText),
    below: below === '' ? '' : `*${starless(clip(below, limits.header))}*`,
  });
}

/** The same as charts of Slack's own, and as a table: a client that knows no charts shows that. */
export function reportFigures({ charts, table, notes, page }: ReportView): KnownBlock[] {
  return blocks('report', 'slack', {
    charts: charts.slice(0, limits.chartsInMessage).map(chartView),
    rows: [table.head, ...table.rows]
      .slice(0, limits.tableRows)
      .map(row => row.map(text => ({ type: 'raw_text', text: clip(text, limits.field) }))),
    columns: table.head.map((_, index) => ({ align: index === 0 ? 'left' : 'right' })),
    notes: clip(notes.join('\n'), limits.context),
    links: page ? [{ label: clip(page.label, limits.button), url: page.url }] : [],
  });
}

/** Slack wants one number of each series for each label, and no label twice. */
function chartView({ kind, title, labels, across, up, series }: ReportView['charts'][number]) {
  const short = labels.map(label => clip(label, limits.chartLabel));
  return {
    kind: kind === 'bars' ? 'bar' : 'line',
    title: clip(title, limits.chartTitle),
    across: clip(across, limits.chartTitle),
    up: clip(up, limits.chartTitle),
    labels: short,
    series: series.slice(0, limits.seriesInChart).map(({ name, values }) => ({
      name: clip(name, limits.chartLabel),
      data: short.map((label, index) => ({ label, value: values[index] ?? 0 })),
    })),
  };
}
