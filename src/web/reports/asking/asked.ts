import type { Request } from 'express';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { wellFormed } from '../../../desk/well-formed.ts';
import {
  type Dimension,
  dimensions,
  type ReportFilter,
  type Span,
  type StepLength,
  stepLengths,
} from '../../../ticket/reports/report.ts';
import { isMonth, isYear, monthSpan, stepsAtMost, stepsOf } from '../../../ticket/reports/spans.ts';
import { isPriority } from '../../../ticket/words.ts';

/** A part of an address that says what is shown. */
export type Part = 'month' | 'from' | 'to' | 'step' | 'by' | 'hour' | 'until' | Dimension;

/**
 * What in an address could not be followed, or not wholly:
 * - `notUnderstood`: what is usual is shown in its place
 * - `unlisted`: desk.yaml does not list it today; what the log has of it is shown
 * - `halfDays`: a first day without a last, or the other way round
 * - `daysFirst`: a month and days are asked for; the days are shown
 */
export type Fault =
  | { kind: 'backwards' | 'tooLong' | 'halfDays' | 'daysFirst' }
  | { kind: 'tooManySteps'; step: StepLength }
  | { kind: 'notUnderstood'; part: Part; value: string }
  | { kind: 'unlisted'; part: Dimension; value: string };

/** What a page of the report shows, as its address says it. @property chosenStep null: as the span makes it */
export type Asked = {
  span: Span;
  step: StepLength;
  chosenStep: StepLength | null;
  filter: ReportFilter;
  by: Dimension;
  faults: Fault[];
};

/** Those of whose values there are no others than are listed, today or ever; of priorities those that desk.yaml may list. */
const closed: readonly Dimension[] = ['channel', 'language', 'operator', 'priority'];
const day = z.iso.date();
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const yearsAtMost = 3;

/**
 * @param today in the desk's zone
 * @param choices by what it may be told apart, and of which values; of operators only those whom the reader may ask about
 */
export function askedIn(
  { query }: Pick<Request, 'query'>,
  today: string,
  choices: Partial<Record<Dimension, readonly string[]>>,
): Asked {
  const { span, faults } = spanIn(query, today);
  const open = dimensions.filter(dimension => choices[dimension] !== undefined);
  const filter: ReportFilter = {};
  for (const dimension of dimensions) {
    const value = given(query, dimension);
    if (value === '') continue;
    const wanted = noneAs(value);
    const isListed = choices[dimension]?.includes(wanted) || (wanted === '' && dimension !== 'operator');
    // What is not listed any more is still in the log; a colleague's figures are not for everybody.
    const isOnce = dimension === 'priority' && isPriority(Number(wanted));
    if (!open.includes(dimension) || (!isListed && !isOnce && closed.includes(dimension)))
      faults.push({ kind: 'notUnderstood', part: dimension, value });
    else {
      filter[dimension] = wanted;
      if (!isListed) faults.push({ kind: 'unlisted', part: dimension, value });
    }
  }
  const wantedBy = given(query, 'by');
  const by = open.find(dimension => dimension === wantedBy);
  if (wantedBy !== '' && !by) faults.push({ kind: 'notUnderstood', part: 'by', value: wantedBy });
  const { chosenStep, fault } = stepIn(query, span);
  return {
    span,
    ...{ step: chosenStep ?? stepFor(span), chosenStep, filter, by: by ?? 'category' },
    faults: [...faults, ...(fault ? [fault] : [])],
  };
}

/** What an address says of something; '' where it says nothing. One that says it twice is not understood. */
export function given(query: Request['query'], part: string): string {
  const value = query[part];
  if (value === undefined) return '';
  return wellFormed(typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200);
}

/** Of those that have none: an address cannot tell an empty value from one that is not there. */
export const none = 'none';

function noneAs(value: string): string {
  return value === none ? '' : value;
}

function spanIn(query: Request['query'], today: string): Pick<Asked, 'span' | 'faults'> {
  const said = { month: given(query, 'month'), from: given(query, 'from'), to: given(query, 'to') };
  const understood = {
    month: month.safeParse(said.month).success && isYear(said.month),
    from: day.safeParse(said.from).success && isYear(said.from),
    to: day.safeParse(said.to).success && isYear(said.to),
  };
  const faults: Fault[] = (['month', 'from', 'to'] as const)
    .filter(part => said[part] !== '' && !understood[part])
    .map(part => ({ kind: 'notUnderstood', part, value: said[part] }));
  const otherwise = monthSpan(understood.month ? said.month : today.slice(0, 7));
  const { from, to } = said;
  if (!understood.from || !understood.to) {
    const isHalf = (from !== '') !== (to !== '');
    return { span: otherwise, faults: [...faults, ...(isHalf ? [{ kind: 'halfDays' } as const] : [])] };
  }
  if (from > to) return { span: otherwise, faults: [...faults, { kind: 'backwards' }] };
  if (understood.month) faults.push({ kind: 'daysFirst' });
  const first = DateTime.fromISO(to).minus({ years: yearsAtMost }).plus({ days: 1 }).toISODate() ?? to;
  if (from >= first) return { span: { from, to }, faults };
  return { span: { from: first, to }, faults: [...faults, { kind: 'tooLong' }] };
}

function stepIn(query: Request['query'], span: Span): { chosenStep: StepLength | null; fault: Fault | null } {
  const value = given(query, 'step');
  if (value === '') return { chosenStep: null, fault: null };
  const step = stepLengths.find(each => each === value);
  if (!step) return { chosenStep: null, fault: { kind: 'notUnderstood', part: 'step', value } };
  if (stepsOf(span, step).length > stepsAtMost)
    return { chosenStep: null, fault: { kind: 'tooManySteps', step } };
  return { chosenStep: step, fault: null };
}

/** As many bars as one can still tell apart. */
function stepFor({ from, to }: Span): StepLength {
  const days = DateTime.fromISO(to).diff(DateTime.fromISO(from), 'days').days + 1;
  return days <= 35 ? 'day' : days <= 190 ? 'week' : 'month';
}

/** An address that asks for the same, but for what is said otherwise. */
export function linkTo(path: string, asked: Asked, also: Record<string, string> = {}): string {
  const { span, by, filter, chosenStep } = asked;
  const query = new URLSearchParams({
    ...(isMonth(span) ? { month: span.from.slice(0, 7) } : span),
    ...(chosenStep === null ? {} : { step: chosenStep }),
    ...(by === 'category' ? {} : { by }),
    ...Object.fromEntries(
      dimensions.flatMap(dimension => {
        const value = filter[dimension];
        return value === undefined ? [] : [[dimension, value === '' ? none : value]];
      }),
    ),
    ...also,
  });
  return `${path}?${query}`;
}
