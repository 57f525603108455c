import { mkdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { plainList } from '../../src/chat/cards/plain-list.ts';
import { saidAnswer } from '../../src/chat/commands/said-answer.ts';
import { reportView } from '../../src/chat/reports/report-view.ts';
import { answerBlocks } from '../../src/chat/slack/blocks/answer.ts';
import { listBlocks } from '../../src/chat/slack/blocks/list.ts';
import { answerAdaptiveCard } from '../../src/chat/teams/cards/answer.ts';
import { listAdaptiveCard } from '../../src/chat/teams/cards/list.ts';
import { messageBlocks } from '../../src/sandbox/slack/block-kit/blocks.ts';
import type { Report } from '../../src/ticket/reports/report.ts';
import { languages } from '../../src/ticket/words.ts';
import { heldBesideTheLibrary } from '../chat/templates/beside-the-library.ts';
import { launchChromium } from '../journeys/launch.ts';
import { needs } from '../needs.ts';
import { exampleReport } from '../ticket/reports/an-example.ts';
import { drawingPage, heightOf } from './drawn.ts';
import { slackTakes, teamsTakes } from './platforms.ts';

heldBesideTheLibrary();

const day = 8 * 3600;
const page = 'https://desk.example.com/reports?month=2026-11';
const year = exampleReport({
  step: 'month',
  steps: Array.from({ length: 36 }, (_, index) => ({
    span: {
      from: `20${24 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`,
      to: `20${24 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-28`,
    },
    figures: exampleReport().whole,
  })),
});
const nothing: Report = {
  ...exampleReport(),
  whole: Object.fromEntries(
    Object.keys(exampleReport().whole).map(figure => [figure, { value: null }]),
  ) as Report['whole'],
  steps: exampleReport().steps.slice(0, 1),
};
const reports = { 'of a month': exampleReport(), 'of three years': year, 'of nothing': nothing };

const card = (report: Report, language: 'it' | 'en') => ({
  ...plainList('Resoconto della settimana'),
  report: reportView(report, page, { language, day }),
});

describe.each(languages)('in %s', language => {
  test.each(Object.entries(reports))('a report %s is taken by both platforms', (_, report) => {
    const told = reportView(report, page, { language, day });
    const answer = { ...saidAnswer('Resoconto', ''), report: told };
    slackTakes(messageBlocks, listBlocks(card(report, language)));
    slackTakes(messageBlocks, answerBlocks(answer));
    teamsTakes(listAdaptiveCard(card(report, language)));
    teamsTakes(answerAdaptiveCard(answer));
  });

  test('it says in words and in a table what its charts show', () => {
    const drawn = [
      listBlocks(card(exampleReport(), language)),
      listAdaptiveCard(card(exampleReport(), language)),
    ];
    const { charts, table, lines } = reportView(exampleReport(), page, { language, day });
    for (const each of drawn.map(one => JSON.stringify(one))) {
      for (const { text } of lines) expect(each).toContain(text);
      for (const cell of table.rows.flat()) expect(each).toContain(JSON.stringify(cell));
      expect(each).toContain(page);
    }
    const columns = charts.flatMap(({ series }) => series.map(({ values }) => values));
    const locale = { it: 'it-IT', en: 'en-GB' }[language];
    expect(table.rows.map(row => row.slice(1))).toEqual(
      charts[0]?.labels.map((_, row) =>
        columns.map(values => (values[row] ?? 0).toLocaleString(locale, { useGrouping: 'always' })),
      ),
    );
  });
});

test('a card tells how long things took, and what customers thought of it, never without how many said so', () => {
  const whole = {
    ...exampleReport().whole,
    responseMedian: { value: 5_400, of: 40 },
    responseNinth: { value: 26_000, of: 40 },
    resolveMedian: { value: day + 3600, of: 40 },
    ratedUpShare: { value: 11 / 12, part: 11, of: 12 },
    ratingAnswers: { value: 12 / 40, part: 12, of: 40 },
  };
  const said = (language: 'it' | 'en') =>
    reportView(exampleReport({ whole }), page, { language, day }).lines.map(
      ({ label, text }) => `${label}: ${text}`,
    );
  expect(said('en')).toEqual(
    expect.arrayContaining([
      'First response: half within 1 h 30 min of working time, nine in ten within 7 h 13 min of working time',
      'Time to resolution: half within 1 working day and 1 h',
      'Satisfaction: 92% good ratings (11 of 12); 30% of customers rated (12 of 40)',
    ]),
  );
  expect(said('it')).toContain('Gradimento: 92% di voti positivi (11 su 12); ha votato il 30% (12 su 40)');
  const told = reportView(nothing, page, { language: 'it', day }).lines.map(({ label }) => label);
  expect(told).not.toContain('Prima risposta');
});

test('a card tells what was extended, what fell to people and what was worked; nothing of what there was none', () => {
  const counts = {
    ...{ extensions: 3, keptByExtension: 2, handOvers: 1, calls: 1240, callsOutsideHours: 5 },
    ...{ workMinutes: 870, quotesOffered: 3, quotesAccepted: 1 },
  };
  const made = (of: Record<string, number>) =>
    Object.fromEntries(Object.keys(counts).map(figure => [figure, { value: of[figure] ?? 0 }]));
  const said = (of: Record<string, number>, language: 'it' | 'en') => {
    const whole = { ...exampleReport().whole, ...made(of) };
    return reportView(exampleReport({ whole }), page, { language, day }).lines.flatMap(({ label, text }) =>
      /^(Proroghe|Carico|Lavoro|Extensions|Load|Work)$/.test(label) ? [`${label}: ${text}`] : [],
    );
  };
  expect(said(counts, 'it')).toEqual([
    'Proroghe: 3 scadenze prorogate, rispettate solo grazie a una proroga: 2',
    'Carico: 1 passaggio di mano, 1.240 avvisi di scadenza, di cui 5 fuori orario',
    'Lavoro: tempo registrato: 14 h 30 min, 3 preventivi proposti, accettati: 1',
  ]);
  expect(said(counts, 'en')).toEqual([
    'Extensions: 3 deadlines extended, kept only by an extension: 2',
    'Load: 1 hand-over, 1,240 deadline calls, 5 of them outside hours',
    'Work: time recorded: 14 h 30 min, 3 quotes offered, accepted: 1',
  ]);
  expect(said({}, 'it')).toEqual([]);
  expect(said({ calls: 1 }, 'en')).toEqual(['Load: 1 deadline call']);
});

test('Slack refuses what it cannot draw', () => {
  const blocks = JSON.parse(JSON.stringify(listBlocks(card(exampleReport(), 'it'))));
  const chart = blocks.findIndex(({ type }: { type: string }) => type === 'data_visualization');
  const table = blocks.findIndex(({ type }: { type: string }) => type === 'table');
  const changed = (change: (copy: typeof blocks) => void) => {
    const copy = structuredClone(blocks);
    change(copy);
    return messageBlocks.safeParse(copy).success;
  };
  expect(changed(() => {})).toBe(true);
  expect(changed(copy => copy.push(copy[chart]))).toBe(false);
  expect(changed(copy => copy.push(copy[table]))).toBe(false);
  expect(changed(copy => (copy[chart].title = 'x'.repeat(51)))).toBe(false);
  expect(changed(copy => (copy[chart].chart.axis_config.categories[0] = 'x'.repeat(21)))).toBe(false);
  expect(changed(copy => copy[chart].chart.series[0].data.pop())).toBe(false);
  expect(changed(copy => (copy[chart].chart.series[1].name = copy[chart].chart.series[0].name))).toBe(false);
  expect(changed(copy => (copy[chart].chart.type = 'donut'))).toBe(false);
});

const pictures = process.env.TEST_PICTURES;
needs('chromium', 'drawn', () => {
  test('both draw it: two charts, a table, the words', async () => {
    const browser = await launchChromium();
    const drawing = await drawingPage(browser);
    if (pictures) mkdirSync(pictures, { recursive: true });
    for (const language of languages) {
      const drawn = card(exampleReport(), language);
      for (const [platform, as] of [
        ['slack', { slack: listBlocks(drawn) }],
        ['teams', { teams: listAdaptiveCard(drawn) }],
      ] as const) {
        await heightOf(drawing, as, 640);
        expect(await drawing.locator('.chat-chart').count(), platform).toBe(2);
        if (pictures)
          await drawing.locator('#card').screenshot({ path: `${pictures}/card-${platform}-${language}.png` });
      }
    }
    await browser.close();
  });
});
