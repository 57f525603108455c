import type { Request } from 'express';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { wellFormed } from '../../desk/well-formed.ts';
import {
  type Dimension,
  dimensions,
  type ReportFilter,
  type Span,
  type StepLength,
} from '../../ticket/reports/report.ts';

/** What a page of the report shows, as its address says it. @property fault what in it could not be followed */
export type Asked = {
  span: Span;
  step: StepLength;
  filter: ReportFilter;
  by: Dimension;
  fault: 'backwards' | 'tooLong' | null;
};

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
  const { span, fault } = spanIn(query, today);
  const open = dimensions.filter(dimension => choices[dimension] !== undefined);
  const filter: ReportFilter = {};
  for (const dimension of open) {
    const value = query[dimension];
    if (typeof value !== 'string' || value === '') continue;
    const wanted = noneAs(wellFormed(value).slice(0, 200));
    // What is not listed any more is still in the log; a colleague's figures are not for everybody.
    if (dimension !== 'operator' || choices.operator?.includes(wanted)) filter[dimension] = wanted;
  }
  const by = open.find(dimension => dimension === query.by) ?? 'category';
  return { span, step: stepFor(span), filter, by, fault };
}

/** Of those that have none: an address cannot tell an empty value from one that is not there. */
export const none = 'none';

function noneAs(value: string): string {
  return value === none ? '' : value;
}

function spanIn(query: Request['query'], today: string): Pick<Asked, 'span' | 'fault'> {
  const thisMonth = monthOf(today.slice(0, 7));
  const [from, to] = [day.safeParse(query.from), day.safeParse(query.to)];
  if (from.success && to.success && isYear(from.data) && isYear(to.data)) {
    if (from.data > to.data) return { span: thisMonth, fault: 'backwards' };
    const first =
      DateTime.fromISO(to.data).minus({ years: yearsAtMost }).plus({ days: 1 }).toISODate() ?? to.data;
    return from.data < first
      ? { span: { from: first, to: to.data }, fault: 'tooLong' }
      : { span: { from: from.data, to: to.data }, fault: null };
  }
  const asked = month.safeParse(query.month);
  return { span: asked.success && isYear(asked.data) ? monthOf(asked.data) : thisMonth, fault: null };
}

function isYear(date: string): boolean {
  const year = Number(date.slice(0, 4));
  return year >= 2000 && year < 2200;
}

/** The whole of a month. @param month as `YYYY-MM` */
function monthOf(written: string): Span {
  const first = DateTime.fromISO(`${written}-01`, { zone: 'utc' });
  return { from: `${written}-01`, to: first.endOf('month').toISODate() ?? `${written}-28` };
}

/** As many bars as one can still tell apart. */
function stepFor({ from, to }: Span): StepLength {
  const days = DateTime.fromISO(to).diff(DateTime.fromISO(from), 'days').days + 1;
  return days <= 35 ? 'day' : days <= 190 ? 'week' : 'month';
}

/** The month of which a span is the whole; null where it is other days. */
export function wholeMonth({ from, to }: Span): string | null {
  const written = from.slice(0, 7);
  return from.endsWith('-01') && monthOf(written).to === to ? written : null;
}

/** A month before or after another. @param month as `YYYY-MM` */
export function monthsAfter(written: string, count: number): string {
  return DateTime.fromISO(`${written}-01`, { zone: 'utc' }).plus({ months: count }).toFormat('yyyy-MM');
}

/** An address that asks for the same, but for what is said otherwise. */
export function linkTo(path: string, asked: Asked, also: Record<string, string> = {}): string {
  const { span, by, filter } = asked;
  const written = wholeMonth(span);
  const query = new URLSearchParams({
    ...(written === null ? span : { month: written }),
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
