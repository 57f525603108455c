import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { isWhatWasPacked, type KeptSource } from '../../raw-mail/packed-source.ts';
import type { Counted, Finding } from './findings.ts';
import { piecesOf } from './statement.ts';

/** Each may be as large as a mail may be. */
const rowsAtOnce = 10;

/** So many are unpacked: all where there are fewer. Each has to come over the wire, some 10 KB. */
const unpackedAtMost = 10_000;

/**
 * Mails that lie there packed, and do not unpack to what came. Seals say that nobody has altered the bytes, or the digest beside
 * them; this, that one is of the other. Of many, some are looked at, by chance: others each time.
 */
export async function* otherwisePacked(
  connection: postgres.Sql,
  since: Date | null,
  counted: Counted,
): AsyncGenerator<Finding> {
  const those = sql`from inbound_mail where packed_of is not null
    ${since ? sql`and arrived_at >= ${since.toISOString()}::timestamptz` : sql``}`;
  const some = sql`select id::int as id, source, packed_of as "packedOf" ${those}
    and random() < ${unpackedAtMost}::float8 / greatest((select count(*) ${those}), 1) order by inbound_mail.id`;
  for await (const rows of piecesOf<KeptSource & { id: number }>(connection, some, rowsAtOnce))
    for (const row of rows) {
      counted.unpacked += 1;
      if (!(await isWhatWasPacked(row)))
        yield {
          place: `mail ${row.id}`,
          says: 'what lies there packed is not the mail whose digest lies beside it',
        };
    }
}
