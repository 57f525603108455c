import { findBehindOf } from '../../store/reports/behind.ts';
import { bareLogs } from '../../store/reports/unmeasured.ts';
import { companiesOf } from '../../ticket/companies/companies.ts';
import { toldLog } from '../../ticket/reports/measuring/told-log.ts';
import { stretchOf, until } from '../../ticket/reports/spans.ts';
import type { TermsInForce } from '../../ticket/reports/terms-in-force.ts';
import {
  type CountedFact,
  type CountedStanding,
  countedFact,
  countedStanding,
} from '../../ticket/reports/why/counted.ts';
import type { Desk } from '../desk.ts';
import { type ReportAsker, whoseFigures } from './askers.ts';
import { allMeasured, type WhyAsked } from './behind.ts';
import { termsInForce } from './terms-in-force.ts';

/** What of one request makes a figure; all empty where it is not behind it. */
export type Counted = { facts: CountedFact[]; standings: CountedStanding[] };

/**
 * How one request is counted in a figure: its log is folded up to whatever is counted, by what was promised then.
 *
 * @returns null where whoever asks may not know it
 */
export async function countedIn(
  desk: Desk,
  asker: ReportAsker,
  { figure, span, filter, ...asked }: Omit<WhyAsked, 'arrived'>,
  ticket: number,
): Promise<Counted | null> {
  const allowed = whoseFigures(desk, asker, { filter, by: [] });
  if (!allowed.ok) return null;
  const { knowsCompanies } = allowed;
  const asOf = asked.asOf ?? (await allMeasured(desk));
  const stretch = until(stretchOf(span, desk.calendar.now().zone), asOf.getTime());
  const [found, logs, history] = await Promise.all([
    findBehindOf(desk.db, { figure, ticket }, stretch, { filter, knowsCompanies }),
    bareLogs(desk.db, [ticket]),
    termsInForce(desk),
  ]);
  const log = logs.get(ticket);
  const told = log && toldLog(log.events, log.company, withNames(desk, history));
  if (!told) return { facts: [], standings: [] };
  return {
    facts: found.facts.flatMap(fact => countedFact(told, fact) ?? []),
    standings: found.standings.map(stood => countedStanding(told, stood, stretch.to)),
  };
}

/** What was promised is kept without anybody's name: companies have the one that they have today. */
function withNames(desk: Desk, [first, ...others]: TermsInForce): TermsInForce {
  const { byKey } = desk.companies.now();
  const named = ({ since, terms }: TermsInForce[number]): TermsInForce[number] => ({
    since,
    terms: {
      ...terms,
      companies: companiesOf(
        (terms.companies?.all ?? []).map(each => ({
          ...each,
          name: byKey.get(each.key)?.name ?? each.key,
        })),
      ),
    },
  });
  return [named(first), ...others.map(named)];
}
