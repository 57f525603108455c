import { findBehind, type RequestBehind } from '../../store/reports/behind.ts';
import { behind } from '../../ticket/reports/behind.ts';
import type { FigureKey } from '../../ticket/reports/figures.ts';
import type { ReportFilter, Span } from '../../ticket/reports/report.ts';
import { stretchOf, until } from '../../ticket/reports/spans.ts';
import type { Desk } from '../desk.ts';
import { type ReportAsker, type ReportRefusal, whoseFigures } from './askers.ts';

/**
 * Why a figure is what it is: the requests behind it, a page of them, with what of each counted. Whoever shows them asks before who may
 * see their words.
 *
 * @property asOf as the report says: what happened later is not behind its figures
 */
export async function whyFigure(
  desk: Desk,
  asker: ReportAsker,
  asked: { figure: FigureKey; span: Span; filter: ReportFilter; asOf: Date },
  page: { offset: number; limit: number },
): Promise<{ ok: true; requests: RequestBehind[] } | { ok: false; refusal: ReportRefusal }> {
  const { figure, span, filter, asOf } = asked;
  const whose = whoseFigures(desk, asker, { filter, by: [] });
  if (!whose.ok) return whose;
  const stretch = until(stretchOf(span, desk.calendar.now().zone), asOf.getTime());
  return { ok: true, requests: await findBehind(desk.db, behind[figure], stretch, filter, page) };
}
