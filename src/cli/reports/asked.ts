import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import type { ReportAsked } from '../../desk/reports/report.ts';
import {
  type Dimension,
  dimensions,
  type ReportFilter,
  type Span,
  type StepLength,
  stepLengths,
} from '../../ticket/reports/report.ts';
import { isSpan, stepsAtMost, stepsOf } from '../../ticket/reports/spans.ts';
import type { Language } from '../../ticket/words.ts';
import { languageIn } from '../saying/language.ts';

/** Ten years and a leap day each: what lies beyond is a slip of the pen. */
const daysAtMost = 3_660;

/** By which a span of days is said. */
export const spanOptions = {
  from: { type: 'string' },
  to: { type: 'string' },
  month: { type: 'string' },
} as const;

const options = {
  ...spanOptions,
  step: { type: 'string', default: 'week' },
  by: { type: 'string', multiple: true },
  only: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
  language: { type: 'string' },
} as const;

/** What is asked for at the command line, and how it is to be printed. */
export type AskedInWords = { asked: ReportAsked; as: 'text' | 'json' | 'csv'; language: Language };

/**
 * @param may by what figures may be told apart: a file tells all of it, where nothing else is said
 * @param ofFiles the language of a file, where none is said
 * @throws Error that says how to write what was written wrongly
 */
export function askedIn(
  args: string[],
  { may, ofFiles }: { may: readonly Dimension[]; ofFiles: Language },
): AskedInWords {
  const { values } = parseArgs({ args, options });
  const as = values.json ? 'json' : values.csv ? 'csv' : 'text';
  const said = values.by?.flatMap(each => each.split(',')).map(dimensionCalled);
  const by = [...new Set(said ?? (as === 'text' ? [] : may))];
  const [span, step] = [spanIn(values), stepCalled(values.step)];
  const steps = stepsOf(span, step).length;
  if (steps > stepsAtMost)
    throw new Error(
      `That makes ${steps} ${step}s, and a report has at most ${stepsAtMost}: ask for longer ones (--step week, --step month), or for fewer days`,
    );
  return {
    asked: { span, step, filter: filterIn(values.only ?? []), by },
    as,
    language: languageIn(values.language, as === 'csv' ? ofFiles : 'en'),
  };
}

/** `--from … --to …`, or `--month 2026-11`. @throws Error that says how to write it */
export function spanIn({ from, to, month }: Partial<Record<'from' | 'to' | 'month', string>>): Span {
  const isMonth = month !== undefined;
  const isOne = isMonth ? from === undefined && to === undefined : from !== undefined && to !== undefined;
  const first = isMonth ? `${month}-01` : (from ?? '');
  const span = { from: first, to: (isMonth ? DateTime.fromISO(first).endOf('month').toISODate() : to) ?? '' };
  if (!isOne || (isMonth && !/^\d{4}-\d{2}$/.test(month)) || !isSpan(span, daysAtMost))
    throw new Error('Say which days, both included: --from 2026-11-01 --to 2026-11-30, or --month 2026-11');
  return span;
}

function stepCalled(wanted: string): StepLength {
  const step = stepLengths.find(each => each === wanted);
  if (!step) throw new Error(`Write --step ${stepLengths.join(', or --step ')}`);
  return step;
}

function dimensionCalled(wanted: string): Dimension {
  const dimension = dimensions.find(each => each === wanted);
  if (!dimension) throw new Error(`Figures can be told apart --by ${dimensions.join(', ')}`);
  return dimension;
}

function filterIn(only: string[]): ReportFilter {
  return Object.fromEntries(
    only.map(each => {
      const [dimension = '', ...value] = each.split('=');
      if (value.length === 0) throw new Error('Write --only category=bug');
      return [dimensionCalled(dimension), value.join('=')];
    }),
  );
}
