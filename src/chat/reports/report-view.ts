import type { FigureKey } from '../../ticket/reports/figures.ts';
import type { Report, StepLength } from '../../ticket/reports/report.ts';
import { availabilityWords } from '../words/reports/availability.ts';
import { tellingWords } from '../words/reports/telling.ts';
import { availabilityLine, percentInWords } from './availability-in-words.ts';
import {
  changeInWords,
  countInWords,
  type FigureSpeech,
  shareInWords,
  valueInWords,
} from './figure-in-words.ts';
import { extensionLines, loadLines, timeLines, workLines } from './more-lines.ts';
import { beforeInWords, stepInTable } from './span-in-words.ts';
import type { CardChart, CardTable, ReportView } from './views.ts';

/** More points than these no chart in a chat shows so that one can read them. */
const stepsAtMost = 20;

/** A report as both chats show it. @param page where all of it stands; null: nowhere */
export function reportView(report: Report, page: string | null, speech: FigureSpeech): ReportView {
  const { card } = tellingWords[speech.language];
  return {
    lines: linesOf(report, speech),
    below: '',
    charts: [flow(report, speech), backlog(report, speech)],
    table: tableOf(report, speech),
    notes: [
      card.compared(beforeInWords(report.before, speech.language)),
      ...(report.corrected.length > 0 ? [card.corrected(report.corrected.length, page !== null)] : []),
      ...(report.uncounted > 0 ? [card.uncounted(report.uncounted)] : []),
    ],
    page: page === null ? null : { label: card.page, url: page },
  };
}

function linesOf(report: Report, speech: FigureSpeech): ReportView['lines'] {
  const { language } = speech;
  const { card, short } = tellingWords[language];
  const { whole } = report;
  const oldest =
    whole.backlogAgeOldest.value === null
      ? ''
      : valueInWords('backlogAgeOldest', whole.backlogAgeOldest, speech);
  const open = whole.backlog.value ?? 0;
  return [
    { label: card.promise.claim, ...keptIn(report, 'claim', speech) },
    { label: card.promise.resolve, ...keptIn(report, 'resolve', speech) },
    ...extensionLines(report, speech),
    {
      label: short.backlog,
      text: [card.backlog(open, countInWords(open, language)), oldest && card.oldest(oldest)]
        .filter(Boolean)
        .join(', '),
      change: changeOf(report, 'backlog', speech),
    },
    {
      label: short.requests,
      text: card.flow(
        countInWords(whole.opened.value ?? 0, language),
        countInWords(whole.closed.value ?? 0, language),
      ),
      change: '',
    },
    ...timeLines(report, speech),
    ...loadLines(report, speech),
    ...workLines(report, speech),
    ...availabilityLines(report, language),
  ];
}

/** What desk.yaml has looked at, and the desk's own ways in; nothing where nobody measures it. */
function availabilityLines(
  { availability }: Report,
  language: FigureSpeech['language'],
): ReportView['lines'] {
  if (!availability) return [];
  const words = availabilityWords[language];
  const [services, waysIn] = [false, true].map(isWayIn =>
    availabilityLine(
      availability.services.filter(each => each.isWayIn === isWayIn),
      language,
    ),
  );
  const promised = words.promisedShort(percentInWords(availability.promised, language));
  return [
    ...(services ? [{ label: words.title, text: services, change: promised }] : []),
    ...(waysIn ? [{ label: words.waysIn, text: waysIn, change: '' }] : []),
  ];
}

/** How many of a promise were kept, and how many are broken and still open. */
function keptIn(
  report: Report,
  promise: 'claim' | 'resolve',
  speech: FigureSpeech,
): { text: string; change: string } {
  const { card } = tellingWords[speech.language];
  const share = report.whole[`${promise}Share`];
  const broken = report.whole[`${promise}OpenBroken`].value ?? 0;
  const said = (count: number) => countInWords(count, speech.language);
  const kept =
    share.value === null
      ? card.noneDue
      : card.kept(said(share.part ?? 0), said(share.of ?? 0), shareInWords(share.value, speech.language));
  return {
    text: kept,
    change: [
      changeOf(report, `${promise}Share`, speech),
      broken > 0 ? card.openBroken(broken, said(broken)) : '',
    ]
      .filter(Boolean)
      .join(' · '),
  };
}

/** "▲ 3 points higher"; '' where nothing can be compared. */
function changeOf({ whole, before }: Report, figure: FigureKey, speech: FigureSpeech): string {
  const change = changeInWords(figure, { now: whole[figure], before: before.figures[figure] }, speech);
  return change ? `${change.arrow} ${change.text}` : '';
}

function flow(report: Report, speech: FigureSpeech): CardChart {
  const { charts, short } = tellingWords[speech.language];
  return {
    ...chartOf(report, speech),
    kind: 'bars',
    title: charts.flow,
    series: [seriesOf(report, 'opened', short.opened), seriesOf(report, 'closed', short.closed)],
  };
}

function backlog(report: Report, speech: FigureSpeech): CardChart {
  const { charts, short } = tellingWords[speech.language];
  return {
    ...chartOf(report, speech),
    kind: 'line',
    title: charts.backlog,
    series: [seriesOf(report, 'backlog', short.backlog)],
  };
}

function chartOf(report: Report, { language }: FigureSpeech) {
  const { short, charts } = tellingWords[language];
  const steps = stepsOf(report);
  return {
    labels: steps.map(({ span }) => stepInTable(span, report.step, language)),
    days: steps.map(({ span }) => span.to),
    across: headOf(report.step, short),
    up: short.requests,
    notShown: charts.notShown,
  };
}

function seriesOf(report: Report, figure: FigureKey, name: string): CardChart['series'][number] {
  return { name, values: stepsOf(report).map(({ figures }) => figures[figure].value ?? 0) };
}

function tableOf(report: Report, speech: FigureSpeech): CardTable {
  const { language } = speech;
  const { short } = tellingWords[language];
  const number = (value: number | null) => countInWords(value ?? 0, language);
  return {
    head: [headOf(report.step, short), short.opened, short.closed, short.backlog],
    rows: stepsOf(report).map(({ span, figures }) => [
      stepInTable(span, report.step, language),
      number(figures.opened.value),
      number(figures.closed.value),
      number(figures.backlog.value),
    ]),
  };
}

/** The last of them, where there are many. */
function stepsOf({ steps }: Report): Report['steps'] {
  return steps.slice(-stepsAtMost);
}

function headOf(step: StepLength, short: Record<StepLength, string>): string {
  return short[step];
}
