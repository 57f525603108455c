import { sql } from 'drizzle-orm';
import type { Measures } from '../../ticket/reports/fact.ts';
import type { Db } from '../database.ts';

const iso = (at: number) => new Date(at).toISOString();

/** Puts what was measured of requests in the place of what was before; of one without measures nothing is left. */
export async function replaceMeasures(tx: Db, measured: Map<number, Measures | null>): Promise<void> {
  const tickets = JSON.stringify([...measured.keys()]);
  const theirs = sql`select json_array_elements_text(${tickets}::json)::int`;
  const known = [...measured].flatMap(([ticket, measures]) => (measures ? [{ ticket, ...measures }] : []));
  const facts = known.flatMap(({ ticket, traits, facts }) =>
    facts.map(fact => ({ ...traits, ...fact, ticket, at: iso(fact.at) })),
  );
  const standings = known.flatMap(({ ticket, traits, standings }) =>
    standings.map(({ from, to, since, claimLate, resolveLate, ...stood }) => ({
      ...traits,
      ...stood,
      ...{ ticket, since: iso(since), claim_late: claimLate, resolve_late: resolveLate },
      during: `[${iso(from)},${to === null ? '' : iso(to)})`,
    })),
  );
  await tx.execute(sql`delete from measured_fact where ticket in (${theirs})`);
  await tx.execute(sql`delete from measured_standing where ticket in (${theirs})`);
  await tx.execute(sql`
    insert into measured_fact (ticket, sequence, kind, at, operator, working, wall, judged, amount, category, priority,
      company, mailbox, channel, language)
    select * from json_to_recordset(${JSON.stringify(facts)}::json) as row(
      ticket int, sequence int, kind text, at timestamptz, operator int, working int, wall int, judged text, amount int,
      category text, priority text, company text, mailbox text, channel text, language text)`);
  await tx.execute(sql`
    insert into measured_standing (ticket, during, since, operator, waiting, unanswered, claim_late, resolve_late,
      category, priority, company, mailbox, channel, language)
    select * from json_to_recordset(${JSON.stringify(standings)}::json) as row(
      ticket int, during tstzrange, since timestamptz, operator int, waiting boolean, unanswered boolean,
      claim_late boolean, resolve_late boolean, category text, priority text, company text, mailbox text, channel text,
      language text)`);
}
