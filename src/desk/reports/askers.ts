import type { Dimension, ReportFilter } from '../../ticket/reports/report.ts';
import { eyesOf, seesRestricted } from '../../ticket/sight/sight.ts';
import type { Operator } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';

/** Who asks for figures. `machine`: the admin, at the command line. */
export type ReportAsker = ({ kind: 'operator' } & Operator) | { kind: 'machine' };

/**
 * Why figures are not told:
 * - `per-operator-off`: figures about people are switched off (service rules, 23)
 * - `others-figures`: they are a colleague's, and managers alone see those
 */
export type ReportRefusal = { reason: 'per-operator-off' } | { reason: 'others-figures' };

/**
 * Which figures somebody may see.
 *
 * @property by by what they may be told apart
 * @property only the one person whose may be shown; null: all people's
 * @property knowsCompanies false: of what few may see they may not know whose it is, so that it counts under no company
 */
export type Allowed = { by: readonly Dimension[]; only: string | null; knowsCompanies: boolean };

/**
 * Whose figures somebody may see. Managers see those of all; operators the desk's and their own. Those of single people, one's own
 * too, only where the house has switched them on.
 */
export function whoseFigures(
  desk: Pick<Desk, 'reports' | 'maySeeWords'>,
  asker: ReportAsker,
  { filter, by }: { filter: ReportFilter; by: readonly Dimension[] },
): ({ ok: true } & Allowed) | { ok: false; refusal: ReportRefusal } {
  const knowsCompanies = knowsCompaniesOf(desk, asker);
  const isAboutPeople = filter.operator !== undefined || by.includes('operator');
  if (!isAboutPeople) return { ok: true, by, only: null, knowsCompanies };
  if (!desk.reports.perOperator) return { ok: false, refusal: { reason: 'per-operator-off' } };
  const own = asker.kind === 'operator' && asker.role === 'operator' ? String(asker.id) : null;
  if (own !== null && filter.operator !== undefined && filter.operator !== own)
    return { ok: false, refusal: { reason: 'others-figures' } };
  return { ok: true, by, only: own, knowsCompanies };
}

/** Whether what few may see counts under no company in what is asked for. */
export function hidesCompanies(
  filter: ReportFilter,
  by: readonly Dimension[],
  { knowsCompanies }: Pick<Allowed, 'knowsCompanies'>,
): boolean {
  return !knowsCompanies && (filter.company !== undefined || by.includes('company'));
}

/** Whoever may start programs on the desk's machine is its admin. */
function knowsCompaniesOf(desk: Pick<Desk, 'maySeeWords'>, asker: ReportAsker): boolean {
  if (asker.kind === 'machine') return true;
  return seesRestricted(eyesOf(desk, { kind: 'operator', operator: asker }, 'report'));
}
