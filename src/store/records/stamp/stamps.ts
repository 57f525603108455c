import { sql } from 'drizzle-orm';
import type { Db } from '../../database.ts';

/** A server's answer about a seal, as it came. @property at the moment that stands in it */
export type KeptStamp = { seal: number; token: Buffer; at: Date };

/** Clocks of two machines are apart by no more. */
export const clocksApartMs = 300_000;

/** Any constant number that nobody else uses for advisory locks of two numbers in this database. */
const stampLock = 725_310_047;

/** The first that comes: of two who asked at once, the other's is one too many. */
export async function keepStamp(db: Db, { seal, token, at }: KeptStamp): Promise<void> {
  await db.transaction(async tx => {
    await tx.execute(sql`select pg_advisory_xact_lock(${stampLock}, ${seal})`);
    await tx.execute(sql`
      insert into seal_stamp (seal, token, at)
      select ${seal}::int, decode(${token.toString('hex')}, 'hex'), ${at.toISOString()}::timestamptz
      where not exists (select from seal_stamp where seal = ${seal})`);
  });
}

export async function isStamped(db: Db, seal: number): Promise<boolean> {
  const [row] = await db.execute<{ is: boolean }>(
    sql`select exists (select from seal_stamp where seal = ${seal}) as is`,
  );
  return row?.is ?? false;
}

/** All of them: one a day. */
export async function allStamps(db: Db): Promise<KeptStamp[]> {
  const rows = await db.execute<{ seal: number; token: string; at: string }>(
    sql`select seal, encode(token, 'hex') as token, at from seal_stamp order by seal, at`,
  );
  return [...rows].map(({ seal, token, at }) => ({
    seal,
    token: Buffer.from(token, 'hex'),
    at: new Date(at),
  }));
}
