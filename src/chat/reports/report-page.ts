import type { Desk } from '../../desk/desk.ts';
import type { Span } from '../../ticket/reports/report.ts';

/** Where all of a span stands; null where the desk shows no page. */
export function reportPage({ reports }: Pick<Desk, 'reports'>, { from, to }: Span): string | null {
  return reports.page ? `${reports.page}?${new URLSearchParams({ from, to })}` : null;
}
