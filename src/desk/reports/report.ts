import { isDeepStrictEqual } from 'node:util';
import { DateTime } from 'luxon';
import { namesOfOperators } from '../../store/people/operators.ts';
import { findMeasured, type Whose } from '../../store/reports/found.ts';
import { keepTold, lastTold, toldBefore } from '../../store/reports/told.ts';
import { countUnmeasured } from '../../store/reports/unmeasured.ts';
import {
  type Asked,
  correctedIn,
  instantsOf,
  makeReport,
  wholeFigures,
} from '../../ticket/reports/make-report.ts';
import type {
  Corrected,
  Dimension,
  Figures,
  Report,
  ReportFilter,
  Span,
  StepLength,
} from '../../ticket/reports/report.ts';
import { isMonth, soFarBefore, spanBefore, stretchOf, until } from '../../ticket/reports/spans.ts';
import type { Operator } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { hidesCompanies, type ReportAsker, type ReportRefusal, whoseFigures } from './askers.ts';
import { availabilityReported } from './availability.ts';
import { measureWaiting } from './measuring.ts';
import { keepTerms } from './terms-in-force.ts';
import { doneForCompany } from './with-company.ts';

/** What is asked for. @property by what is told apart */
export type ReportAsked = { span: Span; step: StepLength; filter: ReportFilter; by: readonly Dimension[] };

/** A report waits for so long until all that happened is counted; what is left then it says. */
export const measureAtMostMs = 3000;

/**
 * How things stood in a span of days, as whoever asks may know it: managers and operators the desk's figures; those of single people
 * where the house has switched them on, and then operators their own alone.
 *
 * @param keepsTerms false for who has read desk.yaml besides the house that runs: what was changed in it is not in force yet
 * @param toldBy with what was told before then it is compared; null: before today, so that whoever looks hides nothing from who looks
 * next
 */
export async function reportFor(
  desk: Desk,
  asker: ReportAsker,
  asked: ReportAsked,
  { keepsTerms = true, toldBy = null }: { keepsTerms?: boolean; toldBy?: Date | null } = {},
): Promise<{ ok: true; report: Report } | { ok: false; refusal: ReportRefusal }> {
  const { filter, span, step } = asked;
  const whose = whoseFigures(desk, asker, asked);
  if (!whose.ok) return whose;
  if (keepsTerms) await keepTerms(desk, 'desk');
  const { isDone: isAllCounted } = await measureWaiting(desk, measureAtMostMs);
  const asOf = desk.clock();
  const { zone } = desk.calendar.now();
  const making: Asked = { span, zone, step, by: whose.by, asOf: asOf.getTime() };
  const earlier = soFarBefore(span, zone, making.asOf);
  const narrowed = { filter, knowsCompanies: whose.knowsCompanies };
  const [found, before, uncounted] = await Promise.all([
    findMeasured(desk.db, until(stretchOf(span, zone), making.asOf), instantsOf(making), narrowed, whose.by),
    figuresIn(desk, earlier.span, narrowed, earlier.to),
    isAllCounted ? 0 : countUnmeasured(desk.db),
  ]);
  const made = makeReport(making, found);
  const own = whose.only;
  const { operator = [], ...others } = made.by;
  const by = own === null ? made.by : { ...others, operator: operator.filter(({ value }) => value === own) };
  const since = toldBy ?? DateTime.fromJSDate(asOf, { zone }).startOf('day').toJSDate();
  const isHidden = hidesCompanies(filter, whose.by, whose);
  // What was told of a company is of all that is theirs: it cannot be compared with less.
  const correctedIf = async (of: Span, is: Figures | null) =>
    isHidden && filter.company !== undefined
      ? []
      : await correctedOf(desk, of, filter, { is, asOf: making.asOf, since });
  const corrected = [
    ...(await correctedIf(span, made.whole)),
    ...(await correctedIf(spanBefore(span), earlier.isCut ? null : before)),
  ];
  const report: Report = {
    ...{ span, zone, step, filter, asOf, ...made, by, corrected, uncounted },
    before: { span: earlier.span, asOf: new Date(earlier.to), isCut: earlier.isCut, figures: before },
    names: await namesIn(desk, by, filter),
    hidesCompanies: isHidden,
    // It is a whole account of what was done: no part of it is handed to anybody.
    withCompany:
      filter.company && Object.keys(filter).length === 1
        ? await doneForCompany(desk, narrowed, until(stretchOf(span, zone), making.asOf))
        : null,
    availability: Object.keys(filter).length === 0 ? await availabilityReported(desk, span) : null,
  };
  return { ok: true, report };
}

/** The figures of a span, as of an instant; whoever is told them may know them. */
export async function figuresIn(desk: Desk, span: Span, whose: Whose, asOf: number): Promise<Figures> {
  const stretch = until(stretchOf(span, desk.calendar.now().zone), asOf);
  return wholeFigures(await findMeasured(desk.db, stretch, [stretch.to], whose, []), stretch.to);
}

/** What was told of a span before it was over is compared with what had happened by then. @param is where they are known */
async function correctedOf(
  desk: Desk,
  span: Span,
  filter: ReportFilter,
  { is, asOf, since }: { is: Figures | null; asOf: number; since: Date },
): Promise<Corrected[]> {
  const told = await toldBefore(desk.db, span, filter, since);
  if (!told) return [];
  const stretch = stretchOf(span, desk.calendar.now().zone);
  const then = until(stretch, told.asOf.getTime()).to;
  const isSame = is !== null && then === until(stretch, asOf).to;
  const figures = isSame
    ? is
    : await figuresIn(desk, span, { filter, knowsCompanies: true }, told.asOf.getTime());
  return correctedIn({ at: told.asOf, where: told.place }, span, told.figures, figures);
}

/**
 * Keeps what a report told, so that the next one can say what has changed. One that was made before all was counted said so itself:
 * what it lacked is no correction.
 *
 * @param place `card`, `cli` …
 * @param at of what is told in several places at once: it is kept once
 */
export async function noteTold(
  desk: Desk,
  { span, filter, asOf, whole, uncounted }: Report,
  place: string,
  at: Date | null = null,
): Promise<void> {
  if (uncounted > 0) return;
  const last = at && (await lastTold(desk.db, span, filter));
  if (at && last && last.asOf >= at) return;
  await keepTold(desk.db, { ...span, filter, asOf, place, figures: whole });
}

/**
 * What somebody looked at for themselves is kept where nothing of the span was told yet, or only before it was over: so that whoever
 * looks next, and everybody after them, hears of what has changed since. Months alone, and of all requests: who looks through many
 * spans and filters has told nobody of them.
 */
export async function noteShown(desk: Desk, report: Report, place: string): Promise<void> {
  if (!isMonth(report.span) || Object.keys(report.filter).length > 0) return;
  const last = await lastTold(desk.db, report.span, report.filter);
  const end = stretchOf(report.span, report.zone).to;
  const isOver = report.asOf.getTime() >= end;
  if (!last || (isOver && last.asOf.getTime() < end)) await noteTold(desk, report, place);
}

/**
 * What leaves the house as a file was told, where a manager takes it: what a colleague takes for themselves hides nothing from anybody.
 * The same again is not kept again.
 */
export async function noteTaken(desk: Desk, { role }: Pick<Operator, 'role'>, report: Report): Promise<void> {
  const { span, filter, zone, whole, hidesCompanies: isPart } = report;
  if (role === 'operator' || (isPart && filter.company !== undefined)) return;
  const last = await lastTold(desk.db, span, filter);
  const isOver = last !== null && last.asOf.getTime() >= stretchOf(span, zone).to;
  if (isOver && isDeepStrictEqual(last.figures, whole)) return;
  await noteTold(desk, report, 'file');
}

/** What companies and operators are called of which the report tells, or to which it is narrowed down. */
async function namesIn(desk: Desk, by: Report['by'], filter: ReportFilter): Promise<Report['names']> {
  const named = (dimension: 'company' | 'operator') => [
    ...(by[dimension] ?? []).map(({ value }) => value),
    ...(filter[dimension] === undefined ? [] : [filter[dimension]]),
  ];
  const companies = desk.companies.now().byKey;
  const company = Object.fromEntries(
    named('company').flatMap(value => {
      const name = companies.get(value)?.name;
      return name === undefined ? [] : [[value, name]];
    }),
  );
  const ids = named('operator').flatMap(value => (value === '' ? [] : [Number(value)]));
  return { company, operator: ids.length === 0 ? {} : await namesOfOperators(desk.db, ids) };
}
