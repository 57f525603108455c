import { type SQL, sql } from 'drizzle-orm';
import type { FactColumns, StandingColumns } from '../../ticket/reports/columns.ts';
import type { FactKind } from '../../ticket/reports/fact.ts';
import type { Found } from '../../ticket/reports/make-report.ts';
import { type Dimension, dimensions, type ReportFilter } from '../../ticket/reports/report.ts';
import type { Stretch } from '../../ticket/reports/spans.ts';
import type { Db } from '../database.ts';

const iso = (at: number) => new Date(at).toISOString();

/**
 * Of which requests.
 *
 * @property knowsCompanies false: what few may see counts under no company, whosever it is; so nobody learns it from a number
 */
export type Whose = { filter: ReportFilter; knowsCompanies: boolean };

const isRestricted = sql`ticket in (select number from ticket where restricted)`;

/** A dimension as both tables have it; '' for nobody. */
const columnOf: Record<Dimension, SQL> = {
  category: sql`category`,
  priority: sql`priority`,
  company: sql`company`,
  mailbox: sql`mailbox`,
  channel: sql`channel`,
  language: sql`language`,
  operator: sql`coalesce(operator::text, '')`,
};

/** Of which requests, as a condition on either table. */
export function fits({ filter, knowsCompanies }: Whose): SQL {
  const wanted = dimensions.flatMap(dimension => {
    const given = filter[dimension];
    if (given === undefined) return [];
    const fitting = sql`${columnOf[dimension]} = ${given}`;
    if (dimension !== 'company' || knowsCompanies) return [fitting];
    return [given === '' ? sql`(${fitting} or ${isRestricted})` : sql`${fitting} and not ${isRestricted}`];
  });
  return sql.join([sql`true`, ...wanted], sql` and `);
}

/** The values of these dimensions, each as a list in the order of the rows. */
function valuesOf(by: readonly Dimension[], { knowsCompanies }: Whose): SQL {
  const pairs = by.map(dimension => {
    const column = columnOf[dimension];
    const isHidden = dimension === 'company' && !knowsCompanies;
    return sql`${dimension}::text, json_agg(${isHidden ? sql`case when ${isRestricted} then '' else ${column} end` : column})`;
  });
  return by.length === 0 ? sql`'{}'::json` : sql`json_build_object(${sql.join(pairs, sql`, `)})`;
}

/**
 * All that happened in a stretch of time, by kind and side by side in columns, and how requests stood at instants: what it costs
 * depends on what happened then, and on what was open, however much the tables hold besides.
 */
export async function findMeasured(
  db: Db,
  span: Stretch,
  instants: readonly number[],
  whose: Whose,
  by: readonly Dimension[],
): Promise<Found> {
  const [facts, standings] = await Promise.all([
    findFacts(db, span, whose, by),
    findStandings(db, instants, whose, by),
  ]);
  return { facts, standings };
}

async function findFacts(
  db: Db,
  { from, to }: Stretch,
  whose: Whose,
  by: readonly Dimension[],
): Promise<FactColumns[]> {
  const rows = await db.execute<FactColumns & { kind: FactKind }>(sql`
    select kind, json_agg((extract(epoch from at) * 1000)::bigint) as at, json_agg(working) as working,
      json_agg(wall) as wall, json_agg(judged) as judged, json_agg(amount) as amount, ${valuesOf(by, whose)} as "values"
    from measured_fact
    where at >= ${iso(from)}::timestamptz and at < ${iso(to)}::timestamptz and ${fits(whose)}
    group by kind`);
  return [...rows];
}

/** What was open at an instant is looked up first, and then narrowed down: the other way round it goes through all that ever was. */
async function findStandings(
  db: Db,
  instants: readonly number[],
  whose: Whose,
  by: readonly Dimension[],
): Promise<StandingColumns[]> {
  const rows = await db.execute<StandingColumns & { at: number }>(sql`
    select wanted.at::float8 as at, json_agg((extract(epoch from since) * 1000)::bigint) as since,
      json_agg(waiting::int + 2 * unanswered::int + 4 * claim_late::int + 8 * resolve_late::int) as how,
      ${valuesOf(by, whose)} as "values"
    from json_array_elements_text(${JSON.stringify(instants)}::json) as wanted(at)
    cross join lateral (
      select * from measured_standing where during @> to_timestamp(wanted.at::float8 / 1000) offset 0
    ) as stood
    where ${fits(whose)}
    group by wanted.at`);
  return [...rows];
}
