import { parseArgs } from 'node:util';
import { readableLine } from '../../chat/readable.ts';
import type { FigureSpeech } from '../../chat/reports/figure-in-words.ts';
import { figureWords } from '../../chat/words/reports/figures.ts';
import { whatIfWords } from '../../chat/words/reports/what-if.ts';
import type { Config } from '../../config/config.ts';
import type { Desk } from '../../desk/desk.ts';
import { whatIf as replay } from '../../desk/reports/what-if.ts';
import type { FigureKey } from '../../ticket/reports/figures.ts';
import type { Span } from '../../ticket/reports/report.ts';
import { calledAs } from '../../ticket/reports/what-if/calls.ts';
import type { Calls, CallsOf, Turned, WhatIf } from '../../ticket/reports/what-if/what-if.ts';
import type { Language } from '../../ticket/words.ts';
import { languageIn } from '../saying/language.ts';
import { spanIn, spanOptions } from './asked.ts';
import { rosterIn } from './duty-plan.ts';
import { otherwiseIn, type Supposed } from './supposed.ts';
import { aligned, figureInText } from './table.ts';

const options = {
  ...spanOptions,
  with: { type: 'string', multiple: true },
  calendar: { type: 'string' },
  promises: { type: 'string' },
  'reporting-duties': { type: 'string' },
  'duty-plan': { type: 'string' },
  json: { type: 'boolean' },
  language: { type: 'string' },
} as const;

/**
 * `what-if --from 2026-11-01 --to 2026-11-30 --with other.yaml`: how a past span would have been by another calendar, other promises
 * or reporting duties. Who is on duty moves neither a promise nor how often is called, but who is: `--duty-plan FILE` tells that. Nothing is
 * written.
 */
export async function whatIf(desk: Desk, config: Config, args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options });
  const language = languageIn(values.language, 'en');
  const span = spanIn(values);
  const one = (option: string, file: string | undefined, part: Supposed['part']): Supposed[] =>
    file === undefined ? [] : [{ option, file, part }];
  const supposed = [
    ...(values.with ?? []).flatMap(file => one('--with', file, null)),
    ...one('--calendar', values.calendar, 'calendar'),
    ...one('--promises', values.promises, 'promises'),
    ...one('--reporting-duties', values['reporting-duties'], 'reportingDuties'),
  ];
  const plan = values['duty-plan'];
  if (supposed.length === 0 && plan === undefined)
    throw new Error(
      'Say what would have been otherwise: --with FILE, in the form of desk.yaml; or --calendar FILE, --promises FILE, --reporting-duties FILE, --duty-plan FILE',
    );
  const rostered = plan === undefined ? null : rosterIn(plan, desk.calendar.now().zone);
  const made = otherwiseIn(config, supposed);
  const parts = [...made.parts, ...(rostered ? ['dutyPlan'] : [])];
  const found = await replay(desk, span, made.other, rostered);
  const day = desk.calendar.now().workingDaySeconds;
  console.log(
    values.json
      ? JSON.stringify({ span, parts, ...found }, null, 2)
      : inText(found, span, parts, { language, day }),
  );
  return 0;
}

const shown: FigureKey[] = [
  ...(['claimShare', 'claimKept', 'claimBroken', 'claimOpenBroken', 'claimMedian', 'claimNinth'] as const),
  ...(['resolveShare', 'resolveKept', 'resolveBroken', 'resolveOpenBroken'] as const),
  ...(['resolveMedian', 'resolveNinth', 'keptByExtension'] as const),
];

const callsShown: (keyof Calls)[] = ['all', ...calledAs, 'outside', 'atNight'];

function numbersShown(numbers: number[]): string {
  const first = numbers.slice(0, 20).map(number => `#${number}`);
  return [...first, ...(numbers.length > first.length ? ['…'] : [])].join(', ');
}

/** As a table for a terminal. */
function inText(found: WhatIf, span: Span, parts: string[], speech: FigureSpeech): string {
  const { language } = speech;
  const words = whatIfWords[language];
  const { figures } = figureWords[language];
  const { was, wouldBe, recorded, leftOut } = found;
  const rows = [
    ['', words.was, words.wouldBe],
    ...shown.map(key => [
      figures[key].name,
      figureInText(key, was.figures[key], speech),
      figureInText(key, wouldBe.figures[key], speech),
    ]),
    [],
    [words.calls.title],
    ...callsShown.map(key => [
      `${key === 'all' ? '' : '  '}${words.calls[key]}`,
      String(was.calls[key]),
      String(wouldBe.calls[key]),
    ]),
  ];
  return [
    `${words.title(`${span.from} – ${span.to}`, parts.join(', '))}`,
    `${words.requests(found.requests)}. ${words.stays}`,
    ...(leftOut.length === 0 ? [] : [words.leftOut(leftOut.length, numbersShown(leftOut))]),
    '',
    ...aligned(rows),
    ...peopleInText(found.people, language),
    '',
    words.recorded(recorded.all, was.calls.all),
    ...turnedInText(found.turned, language),
  ].join('\n');
}

/** Those first who are called most often; at the end the calls that the plan gives to nobody. */
function peopleInText(people: CallsOf | null, language: Language): string[] {
  if (!people) return [];
  const words = whatIfWords[language].people;
  const rows = Object.entries(people)
    .toSorted(([a, one], [b, other]) => Number(a === '') - Number(b === '') || other.all - one.all)
    .map(([name, { all, atNight }]) => [
      name === '' ? words.nobody : `  ${readableLine(name, 60)}`,
      String(all),
      String(atNight),
    ]);
  return ['', ...aligned([[words.title, words.all, words.atNight], ...rows])];
}

/** As many as one reads. */
const turnedAtMost = 20;

function turnedInText(turned: Turned[], language: Language): string[] {
  const words = whatIfWords[language].turned;
  if (turned.length === 0) return [];
  const lines = turned.slice(0, turnedAtMost).map(({ ticket, promise, was, wouldBe }) => {
    const [before, after] = [was ?? 'none', wouldBe ?? 'none'] as const;
    return `  #${ticket} ${words[promise]}: ${words[before]} → ${words[after]}`;
  });
  const left = turned.length - lines.length;
  return ['', words.title(turned.length), ...lines, ...(left > 0 ? [`  ${words.more(left)}`] : [])];
}
