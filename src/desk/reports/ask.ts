import type { FigureKey } from '../../ticket/reports/figures.ts';
import type { Dimension, Report, ReportFilter, Span, StepLength } from '../../ticket/reports/report.ts';
import type { Operator } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';

/** What somebody wants to know of the desk. */
export type Wanted = { span: Span; step: StepLength; filter: ReportFilter; by: readonly Dimension[] };

/** A request behind a figure. @property seconds how long it took, where the figure is of that; null elsewhere */
export type Behind = { number: number; at: Date; seconds: number | null };

export async function askReport(
  _desk: Desk,
  _who: Operator | null,
  _wanted: Wanted,
  _where: string,
): Promise<Report> {
  throw new Error('to be wired');
}

export async function askWhy(
  _desk: Desk,
  _who: Operator | null,
  _wanted: Wanted & { figure: FigureKey },
  _after: number,
): Promise<{ requests: Behind[]; total: number; older: number | null }> {
  throw new Error('to be wired');
}
