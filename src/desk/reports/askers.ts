import type { Dimension, ReportFilter } from '../../ticket/reports/report.ts';
import type { Role } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';

/** Who asks for figures. `machine`: the admin, at the command line. */
export type ReportAsker = { kind: 'operator'; id: number; role: Role } | { kind: 'machine' };

/**
 * Why figures are not told:
 * - `per-operator-off`: figures about people are switched off (service rules, 23)
 * - `others-figures`: they are a colleague's, and managers alone see those
 */
export type ReportRefusal = { reason: 'per-operator-off' } | { reason: 'others-figures' };

/**
 * Whose figures somebody may see. Managers see those of all; operators the desk's and their own. Those of single people, one's own
 * too, only where the house has switched them on.
 *
 * @returns by what the figures may be told apart, and the one person whose may be shown; null: all people's
 */
export function whoseFigures(
  { reports }: Pick<Desk, 'reports'>,
  asker: ReportAsker,
  { filter, by }: { filter: ReportFilter; by: readonly Dimension[] },
): { ok: true; by: readonly Dimension[]; only: string | null } | { ok: false; refusal: ReportRefusal } {
  const isAboutPeople = filter.operator !== undefined || by.includes('operator');
  if (!isAboutPeople) return { ok: true, by, only: null };
  if (!reports.perOperator) return { ok: false, refusal: { reason: 'per-operator-off' } };
  const own = asker.kind === 'operator' && asker.role === 'operator' ? String(asker.id) : null;
  if (own !== null && filter.operator !== undefined && filter.operator !== own)
    return { ok: false, refusal: { reason: 'others-figures' } };
  return { ok: true, by, only: own };
}
