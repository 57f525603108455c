import { sql } from 'drizzle-orm';
import type { Db } from '../../database.ts';
import { chainedLogs } from '../logs.ts';
import type { Finding } from './findings.ts';

/** Chains that went on behind their last seal, and do not wait for the next: no seal would ever hold their end. */
export async function* waitForNothing(db: Db): AsyncGenerator<Finding> {
  for (const { kind, table, chain, sequence } of chainedLogs) {
    const rows = await db.execute<{ id: number; last: number }>(sql`
      select log.id::int as id, last::int as last
      from (select ${chain} as id, max(${sequence}) as last from ${table} where digest is not null group by 1) as log
      left join (select id, max(sequence) as sealed from seal_leaf where kind = ${kind} group by 1) as held
        on held.id = log.id
      where last > coalesce(sealed, 0)
        and not exists (select from unsealed where unsealed.kind = ${kind} and unsealed.id = log.id) order by 1`);
    for (const { id, last } of rows)
      yield {
        place: kind === 'desk' ? "the desk's log" : `${kind} ${id}`,
        says: `no seal holds its end (event ${last}), and it does not wait for one`,
      };
  }
}
