import { type SQL, sql } from 'drizzle-orm';
import type { Fact, Standing } from '../../ticket/reports/fact.ts';
import type { FigureKey } from '../../ticket/reports/figures.ts';
import type { Stretch } from '../../ticket/reports/spans.ts';
import type { Db } from '../database.ts';
import { fits, type Whose } from './found.ts';

/** A request behind a figure. @property amount in the figure's unit: seconds, minutes; null where it counts as one */
export type Behind = { ticket: number; at: number; amount: number | null };

/**
 * Which rows make a figure: what happened, how requests stood at the end; and how much each of them is.
 *
 * @property isSum the figure adds them up: of a request so many as all of its rows make
 */
type Made = { facts?: SQL; standings?: SQL; amount?: SQL; isSum?: true };

const judged = (kinds: SQL, how: SQL): SQL => sql`(kind in (${kinds}) and judged in (${how}))`;
const late = sql`'broken', 'extended'`;
const of = (kind: string): Made => ({ facts: sql`kind = ${kind}` });
const took = (kind: string, amount: SQL): Made => ({
  facts: sql`kind = ${kind} and ${amount} is not null`,
  amount,
});
const open: Made = { standings: sql`true`, amount: sql`age` };
const responses = { working: took('answered', sql`working`), wall: took('answered', sql`wall`) };
const claims = { working: took('claimed', sql`working`), wall: took('claimed', sql`wall`) };
const closings = { working: took('closed', sql`working`), wall: took('closed', sql`wall`) };
const minutes = (kind: string): Made => ({ ...of(kind), amount: sql`amount`, isSum: true });

const made: Record<FigureKey, Made> = {
  ...{ opened: of('opened'), closed: of('closed'), merged: of('merged'), reopened: of('reopened') },
  ...{ backlog: open, backlogAgeMedian: open, backlogAgeOldest: open },
  ...{ responded: responses.wall, unanswered: { standings: sql`unanswered` } },
  ...{ responseMedian: responses.working, responseNinth: responses.working },
  ...{ responseMedianWall: responses.wall, responseNinthWall: responses.wall },
  claimShare: {
    facts: sql`kind in ('claimed', 'unclaimed') and judged is not null`,
    standings: sql`claim_late`,
  },
  claimKept: { facts: judged(sql`'claimed'`, sql`'kept'`) },
  claimBroken: { facts: judged(sql`'claimed', 'unclaimed'`, late) },
  claimOpenBroken: { standings: sql`claim_late` },
  ...{ claimMedian: claims.working, claimNinth: claims.working },
  ...{ claimMedianWall: claims.wall, claimNinthWall: claims.wall },
  resolveShare: {
    facts: sql`kind in ('closed', 'unresolved') and judged is not null`,
    standings: sql`resolve_late`,
  },
  resolveKept: { facts: judged(sql`'closed'`, sql`'kept'`) },
  resolveBroken: { facts: judged(sql`'closed', 'unresolved'`, late) },
  resolveOpenBroken: { standings: sql`resolve_late` },
  resolvePaused: { standings: sql`waiting and not resolve_late` },
  ...{ resolveMedian: closings.working, resolveNinth: closings.working },
  ...{ resolveMedianWall: closings.wall, resolveNinthWall: closings.wall },
  extensions: of('extended'),
  keptByExtension: { facts: judged(sql`'claimed', 'closed'`, sql`'extended'`) },
  ...{ touches: of('answered'), savedReplyShare: of('answered'), ratedUpShare: of('rated') },
  oneTouchShare: { facts: sql`kind = 'closed' and (amount & 1) <> 0` },
  ratingAnswers: { facts: sql`kind = 'closed' and (amount & 4) <> 0` },
  ...{ folded: of('folded'), inIncidents: of('in-incident'), machineMail: of('machine-mail') },
  claims: { facts: sql`kind in ('claimed', 'taken')` },
  ...{ handOvers: of('handed-over'), calls: of('called') },
  callsOutsideHours: { facts: sql`kind = 'called' and amount <> 0` },
  ...{ workMinutes: minutes('worked'), quotesOffered: of('quote-offered') },
  ...{ quotesAccepted: of('quote-accepted'), quotesRefused: of('quote-refused') },
  entries: of('entered'),
  ...{ quotedMinutes: minutes('quote-offered'), acceptedMinutes: minutes('quote-accepted') },
};

/** An hour of the week, as clocks of a zone show it. @property weekday 0: Monday */
export type Arrived = { weekday: number; hour: number; zone: string };

const iso = (at: number) => sql`${new Date(at).toISOString()}::timestamptz`;

function within(arrived: Arrived | null): SQL {
  if (!arrived) return sql`true`;
  const { weekday, hour, zone } = arrived;
  const onTheClock = sql`(at at time zone ${zone})`;
  return sql`extract(isodow from ${onTheClock}) = ${weekday + 1} and extract(hour from ${onTheClock}) = ${hour}`;
}

/**
 * The requests of which a figure is made, those that took longest, or make most of it, first; of what is counted, the latest first.
 *
 * @returns a page of them, how many there are, and how often they count: one that was answered twice counts as two answers
 */
export async function findBehind(
  db: Db,
  figure: FigureKey,
  { from, to }: Stretch,
  whose: Whose,
  { offset, limit, arrived }: { offset: number; limit: number; arrived: Arrived | null },
): Promise<{ behind: Behind[]; total: number; counted: number }> {
  const { facts = sql`false`, standings = sql`false`, amount = sql`null::int`, isSum } = made[figure];
  const together = isSum ? sql`sum(amount)` : sql`max(amount)`;
  const end = iso(to);
  const rows = await db.execute<{
    ticket: number;
    at: number;
    amount: number | null;
    total: number;
    counted: number;
  }>(sql`
    with rows as (
      select ticket, at, ${amount} as amount
      from (select *, null::int as age from measured_fact
        where at >= ${iso(from)} and at < ${end} and ${fits(whose)} and ${within(arrived)}) as fact where ${facts}
      union all
      select ticket, since as at, ${made[figure].standings && amount === open.amount ? sql`age` : sql`null::int`} as amount
      from (select *, floor(extract(epoch from ${end} - since))::int as age from measured_standing
        where during @> ${end} offset 0) as standing where ${fits(whose)} and ${standings})
    select ticket, extract(epoch from max(at))::float8 * 1000 as at, ${together}::int as amount,
      (count(*) over ())::int as total, (sum(count(*)) over ())::int as counted
    from rows group by ticket
    order by ${together} desc nulls last, ticket desc offset ${offset} limit ${limit}`);
  return {
    behind: rows.map(({ ticket, at, amount: each }) => ({ ticket, at, amount: each })),
    total: rows[0]?.total ?? 0,
    counted: rows[0]?.counted ?? 0,
  };
}

/**
 * What of one request makes a figure: what happened in a stretch of time, and how it stood at its end.
 *
 * @returns in the order in which it happened; both empty where it is not behind this figure
 */
export async function findBehindOf(
  db: Db,
  { figure, ticket }: { figure: FigureKey; ticket: number },
  { from, to }: Stretch,
  whose: Whose,
): Promise<{ facts: Fact[]; standings: Omit<Standing, 'from' | 'to'>[] }> {
  const { facts = sql`false`, standings = sql`false` } = made[figure];
  const end = iso(to);
  const [happened, stood] = await Promise.all([
    db.execute<Fact>(sql`
      select kind, sequence, extract(epoch from at)::float8 * 1000 as at, operator, working, wall, judged, amount
      from measured_fact
      where ticket = ${ticket} and at >= ${iso(from)} and at < ${end} and ${fits(whose)} and (${facts})
      order by at, sequence`),
    db.execute<Omit<Standing, 'from' | 'to'>>(sql`
      select extract(epoch from since)::float8 * 1000 as since, operator, waiting, unanswered,
        claim_late as "claimLate", resolve_late as "resolveLate"
      from measured_standing
      where ticket = ${ticket} and during @> ${end} and ${fits(whose)} and (${standings})`),
  ]);
  return {
    facts: happened.map(({ at, ...fact }) => ({ ...fact, at: Math.round(at) })),
    standings: stood.map(({ since, ...how }) => ({ ...how, since: Math.round(since) })),
  };
}
