import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { baseAddress, domainOf } from '../../ticket/people/address.ts';
import type { Actor, Language, Named, Origin } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { isInteger } from '../integer.ts';
import { perhapsLeftSql } from '../mail/letters.ts';
import { broadcastRecipient as recipient, broadcast as table } from '../schema/incidents/incidents.ts';
import { message } from '../schema/messages.ts';

export type Broadcast = typeof table.$inferSelect;
export type Recipient = typeof recipient.$inferSelect;

/** What is written down when somebody looks at a preview. */
export type Frozen = Pick<Broadcast, 'nonce' | 'incident' | 'kind' | 'texts' | 'by' | 'latest' | 'frozenAt'>;

/**
 * Of a preview: whoever is left out is kept, too, with the reason. A reason without an outcome is why it is written to only
 * where another one is not.
 */
export type FrozenRecipient = Pick<Recipient, 'ticket' | 'language' | 'outcome' | 'why'>;

/**
 * Keeps a message to all as its preview shows it, with its recipients. Those that the same person looked at before, of the
 * same incident, and did not send go.
 *
 * @returns its id
 */
export async function freezeBroadcast(
  tx: Db,
  frozen: Frozen,
  recipients: FrozenRecipient[],
): Promise<number> {
  const before = tx
    .select({ id: table.id })
    .from(table)
    .where(
      and(
        eq(table.incident, frozen.incident),
        isNull(table.sentAt),
        sql`(${table.by} ->> 'id')::int = ${frozen.by.id}`,
      ),
    );
  await tx.delete(recipient).where(sql`${recipient.broadcast} in (${before})`);
  await tx.delete(table).where(sql`${table.id} in (${before})`);
  const [row] = await tx.insert(table).values(frozen).returning({ id: table.id });
  if (!row) throw new Error('PostgreSQL kept no message');
  await tx.execute(sql`
    insert into ${recipient} (broadcast, ticket, language, outcome, why)
    select ${row.id}, ticket, language, outcome, why
    from json_to_recordset(${JSON.stringify(recipients)}::json)
      as given(ticket int, language text, outcome text, why text)`);
  return row.id;
}

export async function findBroadcast(db: Db, id: number): Promise<Broadcast | null> {
  if (!isInteger(id)) return null;
  const [row] = await db.select().from(table).where(eq(table.id, id));
  return row ?? null;
}

/** To how many it goes, as they were counted in its preview, by language. */
export async function recipientsOf(db: Db, id: number): Promise<Record<Language, number>> {
  const rows = await db
    .select({ language: recipient.language, count: sql<number>`count(*)::int` })
    .from(recipient)
    .where(and(eq(recipient.broadcast, id), isNull(recipient.why)))
    .groupBy(recipient.language);
  return { it: 0, en: 0, ...Object.fromEntries(rows.map(({ language, count }) => [language, count])) };
}

/** It is on its way. */
export async function noteSent(
  tx: Db,
  id: number,
  { by, origin, at }: { by: Extract<Actor, { kind: 'operator' }>; origin: Origin; at: Date },
): Promise<void> {
  const rows = await tx
    .update(table)
    .set({ by, origin, sentAt: at })
    .where(eq(table.id, id))
    .returning({ id: table.id });
  if (rows.length === 0) throw new Error(`the message ${id} is gone: nobody would get it`);
}

/**
 * Nothing more of it leaves: letters that wait still are kept back, and of those of which nobody knows whether a server has taken
 * them that stays known. One that is being handed over at this moment has left if the mail server takes it, and is kept back
 * by who carries it if not, or if nobody knows (`keptBack`).
 */
export async function noteStopped(tx: Db, id: number, by: Named, at: Date): Promise<void> {
  const [stopped] = await tx
    .update(table)
    .set({ stoppedAt: at, stoppedBy: by })
    .where(eq(table.id, id))
    .returning({ kind: table.kind });
  // Whose request has been closed is told so.
  if (stopped?.kind !== 'message') return;
  await tx.execute(sql`
    update ${message} set state = 'held', state_why = 'stopped', perhaps_left = ${perhapsLeftSql}
    where id in (
      select m.id from ${message} m join ${recipient} r on r.message = m.id
      where r.broadcast = ${id} and m.state = 'queued' for update of m skip locked)`);
}

/**
 * Keeps a letter back that belongs to a message which was stopped while it was being handed over in vain, or perhaps so.
 *
 * @returns whether it does
 */
export async function keptBack(db: Db, letter: { id: number; ticket: number }): Promise<boolean> {
  const kept = await db.execute(sql`
    update ${message} set state = 'held', state_why = 'stopped', perhaps_left = ${perhapsLeftSql}
    where id = ${letter.id} and state = 'queued' and exists (
      select from ${recipient} r join ${table} b on b.id = r.broadcast
      where r.ticket = ${letter.ticket} and r.message = ${letter.id} and b.kind = 'message' and b.stopped_at is not null)
    returning id`);
  return kept.length > 0;
}

/** The next whose turn it is, so many. */
export async function nextRecipients(db: Db, id: number, limit: number): Promise<number[]> {
  const rows = await db
    .select({ ticket: recipient.ticket })
    .from(recipient)
    .where(and(eq(recipient.broadcast, id), isNull(recipient.outcome)))
    .orderBy(asc(recipient.ticket))
    .limit(limit);
  return rows.map(({ ticket }) => ticket);
}

/** One whose turn it is, kept from others; null where somebody was faster. */
export async function lockRecipient(tx: Db, id: number, ticket: number): Promise<Recipient | null> {
  const [row] = await tx
    .select()
    .from(recipient)
    .where(and(eq(recipient.broadcast, id), eq(recipient.ticket, ticket), isNull(recipient.outcome)))
    .for('update');
  return row ?? null;
}

export async function settleRecipient(
  tx: Db,
  { broadcast, ticket }: Pick<Recipient, 'broadcast' | 'ticket'>,
  became: Pick<Recipient, 'outcome' | 'why' | 'message'>,
): Promise<void> {
  await tx
    .update(recipient)
    .set(became)
    .where(and(eq(recipient.broadcast, broadcast), eq(recipient.ticket, ticket), isNull(recipient.outcome)));
}

/** Whether it was written to somebody at this address, or at another that leads to the same mailbox. */
export async function hasMailboxGot(tx: Db, id: number, address: string): Promise<boolean> {
  const rows = await tx
    .select({ address: sql<string>`${message.to} -> 0 ->> 'address'` })
    .from(recipient)
    .innerJoin(message, eq(message.id, recipient.message))
    .where(
      and(
        eq(recipient.broadcast, id),
        eq(recipient.outcome, 'told'),
        sql`lower(split_part(${message.to} -> 0 ->> 'address', '@', 2)) = ${domainOf(address).toLowerCase()}`,
      ),
    );
  return rows.some(known => baseAddress(known.address) === baseAddress(address));
}

/** The latest message to all of an incident that was sent; null where none was. */
export async function latestSent(db: Db, incident: number): Promise<Broadcast | null> {
  const [row] = await db
    .select()
    .from(table)
    .where(and(eq(table.incident, incident), isNotNull(table.sentAt)))
    .orderBy(desc(table.sentAt), desc(table.id))
    .limit(1);
  return row ?? null;
}
