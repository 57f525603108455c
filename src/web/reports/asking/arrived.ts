import type { Request } from 'express';
import { z } from 'zod';
import type { Hour } from '../../../desk/reports/behind.ts';
import type { FigureKey } from '../../../ticket/reports/figures.ts';
import { type Fault, given } from './asked.ts';

const instant = z.iso.datetime();
const written = /^([1-7])-(\d|1\d|2[0-3])$/;

/** The hour of the week in which requests came in, as an address says it: `1-9` is Monday from nine on. Of others it is not asked. */
export function arrivedIn(
  { query }: Pick<Request, 'query'>,
  figure: FigureKey,
): { arrived: Hour | null; faults: Fault[] } {
  const value = given(query, 'hour');
  if (value === '') return { arrived: null, faults: [] };
  const [, weekday, hour] = written.exec(value) ?? [];
  if (figure !== 'opened' || weekday === undefined || hour === undefined)
    return { arrived: null, faults: [{ kind: 'notUnderstood', part: 'hour', value }] };
  return { arrived: { weekday: Number(weekday) - 1, hour: Number(hour) }, faults: [] };
}

/** Until when a span is counted that is not over, as an address says it; null: as far as it has come. */
export function untilIn(
  { query }: Pick<Request, 'query'>,
  now: Date,
): { until: Date | null; faults: Fault[] } {
  const value = given(query, 'until');
  if (value === '') return { until: null, faults: [] };
  const until = instant.safeParse(value).success ? new Date(value) : null;
  if (!until || until > now)
    return { until: null, faults: [{ kind: 'notUnderstood', part: 'until', value }] };
  return { until, faults: [] };
}

/** As an address says it. */
export function hourWritten({ weekday, hour }: Hour): string {
  return `${weekday + 1}-${hour}`;
}
