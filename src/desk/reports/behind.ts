import { type Behind, findBehind } from '../../store/reports/behind.ts';
import type { FigureKey } from '../../ticket/reports/figures.ts';
import { stretchOf, until } from '../../ticket/reports/spans.ts';
import type { Desk } from '../desk.ts';
import { type ReportAsker, whoseFigures } from './askers.ts';
import type { ReportAsked } from './report.ts';

/**
 * Why a figure is so: the requests of which it is made, to whom it may be told.
 *
 * @param asOf as the report says that it is, whose figure it is
 * @returns null where they may not know it
 */
export async function requestsBehind(
  desk: Desk,
  asker: ReportAsker,
  { figure, span, filter, asOf }: Pick<ReportAsked, 'span' | 'filter'> & { figure: FigureKey; asOf: Date },
  page: { offset: number; limit: number },
): Promise<{ behind: Behind[]; total: number; counted: number } | null> {
  if (!whoseFigures(desk, asker, { filter, by: [] }).ok) return null;
  const stretch = until(stretchOf(span, desk.calendar.now().zone), asOf.getTime());
  return await findBehind(desk.db, figure, stretch, filter, page);
}
