import { sql } from 'drizzle-orm';
import type { Actor, Origin } from '../../ticket/words.ts';
import { apart } from '../words/sealed.ts';
import { type Chain, digestOfSaid, instantOf } from './said.ts';

type Recorded = {
  sequence: number;
  event: Parameters<typeof apart>[0]['event'];
  actor: Actor;
  origin: Origin;
  at: Date;
};

/**
 * Events as rows for a log that is chained: their words apart, and what they say digested (`said`, in hexadecimal). The
 * statement that writes them links them, see {@link linkedTo}.
 *
 * @param key of the press, on the first of its events
 */
export function chainedRows<R extends Recorded>(
  events: R[],
  chainOf: (recorded: R) => Chain,
  key: string | null,
) {
  return events.map((recorded, index) => {
    const row = { ...apart(recorded), key: index === 0 ? key : null };
    const { sequence, event, actor, origin, key: its, words_digest: words } = row;
    const chain = chainOf(recorded);
    const said = digestOfSaid({
      ...{ chain, sequence, event, actor, origin },
      ...{ at: instantOf(recorded.at), key: its, words },
    });
    return { ...row, said: said.toString('hex') };
  });
}

/**
 * In SQL: the digest of each of the rows that are written, by the events before them. `chain` is a window function of the
 * database (migration 0066): the first row of a chain is linked to what the log has, each other to the row before it.
 *
 * @param chain the column that tells the rows' chains apart
 * @param before the digest of the event before a row, in the log; what is null there stays unlinked (it is chained later)
 */
export function linkedTo(chain: 'ticket' | 'incident', before: ReturnType<typeof sql>) {
  return sql`chain(${before}, decode(said, 'hex')) over (partition by ${sql.identifier(chain)} order by sequence)`;
}

/** In SQL: what stands before the first event of a chain. */
export const beginningSql = sql`decode(repeat('00', 32), 'hex')`;
