import { and, count, desc, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { message } from '../schema/messages.ts';
import { ticket } from '../schema/tickets.ts';

/** How many of somebody's latest requests were opened since then; no more than `atMost` are looked at. */
export async function openedSince(db: Db, address: string, at: Date, atMost: number): Promise<number> {
  const latest = db
    .select({ openedAt: ticket.openedAt })
    .from(ticket)
    .where(sql`(${ticket.requester} ->> 'address') = ${address}`)
    .orderBy(desc(ticket.number))
    .limit(atMost)
    .as('latest');
  const [row] = await db.select({ opened: count() }).from(latest).where(gt(latest.openedAt, at));
  return row?.opened ?? 0;
}

/** How much somebody wrote on a request since then. */
export async function writtenSince(
  db: Db,
  { ticket: number, address }: { ticket: number; address: string },
  at: Date,
): Promise<number> {
  const [row] = await db
    .select({ written: count() })
    .from(message)
    .where(
      and(
        eq(message.ticket, number),
        eq(message.direction, 'in'),
        sql`${message.from} ->> 'address' = ${address}`,
        gt(message.at, at),
      ),
    );
  return row?.written ?? 0;
}
