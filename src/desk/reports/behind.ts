import { type Behind, findBehind } from '../../store/reports/behind.ts';
import type { FigureKey } from '../../ticket/reports/figures.ts';
import type { Measured } from '../../ticket/reports/report.ts';
import { stretchOf, until } from '../../ticket/reports/spans.ts';
import type { Desk } from '../desk.ts';
import { hidesCompanies, type ReportAsker, whoseFigures } from './askers.ts';
import { measureWaiting } from './measuring.ts';
import { figuresIn, measureAtMostMs, type ReportAsked } from './report.ts';
import { keepTerms } from './terms-in-force.ts';

/** An hour of the week in the desk's zone. @property weekday 0: Monday */
export type Hour = { weekday: number; hour: number };

/**
 * Of which figure it is asked why.
 *
 * @property asOf what happened later is not in it; null: as of now
 * @property arrived of those that came in in this hour of the week alone
 */
export type WhyAsked = Pick<ReportAsked, 'span' | 'filter'> & {
  figure: FigureKey;
  asOf: Date | null;
  arrived?: Hour | null;
};

/** A page of the requests behind a figure, how many there are, how often they count, and what the figure is. */
export type FoundBehind = {
  behind: Behind[];
  total: number;
  counted: number;
  measured: Measured;
  asOf: Date;
  hidesCompanies: boolean;
};

/**
 * Why a figure is so: the requests of which it is made, to whom it may be told.
 *
 * @returns null where they may not know it
 */
export async function requestsBehind(
  desk: Desk,
  asker: ReportAsker,
  asked: WhyAsked,
  page: { offset: number; limit: number },
): Promise<FoundBehind | null> {
  const { figure, span, filter, arrived = null } = asked;
  const allowed = whoseFigures(desk, asker, { filter, by: [] });
  if (!allowed.ok) return null;
  const { knowsCompanies } = allowed;
  const whose = { filter, knowsCompanies };
  const asOf = asked.asOf ?? (await allMeasured(desk));
  const { zone } = desk.calendar.now();
  const stretch = until(stretchOf(span, zone), asOf.getTime());
  const narrowed = { ...page, arrived: arrived && { ...arrived, zone } };
  const [found, whole] = await Promise.all([
    findBehind(desk.db, figure, stretch, whose, narrowed),
    arrived ? null : figuresIn(desk, span, whose, asOf.getTime()),
  ]);
  const measured = whole ? whole[figure] : { value: found.counted };
  return { ...found, measured, asOf, hidesCompanies: hidesCompanies(filter, [], allowed) };
}

/** All that happened is counted, as far as one waits for it. @returns now */
export async function allMeasured(desk: Desk): Promise<Date> {
  await keepTerms(desk, 'desk');
  await measureWaiting(desk, measureAtMostMs);
  return desk.clock();
}
