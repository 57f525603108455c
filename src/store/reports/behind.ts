import { sql } from 'drizzle-orm';
import type { Behind } from '../../ticket/reports/behind.ts';
import { stands } from '../../ticket/reports/columns.ts';
import type { FactKind, Judgement } from '../../ticket/reports/fact.ts';
import type { ReportFilter } from '../../ticket/reports/report.ts';
import type { Stretch } from '../../ticket/reports/spans.ts';
import type { Db } from '../database.ts';
import { fits } from './found.ts';

/** A request behind a figure: what of it counted. `at` in epoch ms; `kind` null: that it was open. */
export type RequestBehind = {
  ticket: number;
  kind: FactKind | null;
  at: number;
  working: number | null;
  wall: number | null;
  judged: Judgement | null;
  amount: number;
};

/** What is behind a figure, in the order of time: a stretch of it. */
export async function findBehind(
  db: Db,
  what: Behind,
  span: Stretch,
  filter: ReportFilter,
  { offset, limit }: { offset: number; limit: number },
): Promise<RequestBehind[]> {
  const page = sql`limit ${limit} offset ${offset}`;
  const iso = (at: number) => new Date(at).toISOString();
  if (what.of === 'standings') {
    const { how } = what;
    const resolvedLate = how === stands.waiting ? sql`not resolve_late` : sql`true`;
    return [
      ...(await db.execute<RequestBehind>(sql`
        select ticket, null as kind, extract(epoch from since)::float8 * 1000 as at, null as working,
          floor(extract(epoch from ${iso(span.to)}::timestamptz - since))::int as wall, null as judged, 0 as amount
        from measured_standing
        where during @> ${iso(span.to)}::timestamptz and ${fits(filter)} and ${resolvedLate}
          and (waiting::int + 2 * unanswered::int + 4 * claim_late::int + 8 * resolve_late::int) & ${how} = ${how}
        order by since, ticket ${page}`)),
    ];
  }
  const { kinds, judged, bits = 0, measured } = what;
  const among = judged ? sql`judged in ${[...judged]}` : sql`true`;
  return [
    ...(await db.execute<RequestBehind>(sql`
      select ticket, kind, extract(epoch from at)::float8 * 1000 as at, working, wall, judged, amount
      from measured_fact
      where at >= ${iso(span.from)}::timestamptz and at < ${iso(span.to)}::timestamptz and ${fits(filter)}
        and kind in ${[...kinds]} and ${among} and amount & ${bits} = ${bits}
        and ${measured ? sql`working is not null` : sql`true`}
      order by at, ticket, sequence ${page}`)),
  ];
}
