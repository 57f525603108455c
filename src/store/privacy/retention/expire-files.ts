import { sql } from 'drizzle-orm';
import type { Db } from '../../database.ts';
import { dropBlobs, keepBlob } from '../../mail/blobs.ts';
import { forgetSalts } from '../../records/salts.ts';

/** Files lose their content, and what was sent ahead for them goes; their names stay with the words. @returns how many */
export async function expireFiles(tx: Db, files: number[]): Promise<number> {
  const ids = sql`any(${sql.param(files)}::int[])`;
  const before = await tx.execute<{ sha256: string; message: string }>(sql`
    select sha256, message_id as message from attachment
    where id = ${ids} and held is distinct from 'expired' order by id for update`);
  if (before.length === 0) return 0;
  await forgetSalts(tx, 'file', files);
  const nothing = await keepBlob(tx, new Uint8Array());
  await tx.execute(sql`
    update attachment set sha256 = ${nothing}, held = 'expired' where id = ${ids} and held is distinct from 'expired'`);
  const messages = sql`any(${sql.param([...before].map(({ message }) => Number(message)))}::bigint[])`;
  const uploads = await tx.execute<{ sha256: string }>(
    sql`delete from upload where message_id = ${messages} returning sha256`,
  );
  await dropBlobs(tx, [...new Set([...before, ...uploads].map(({ sha256 }) => sha256))]);
  return before.length;
}

/** The mails with which these files came. */
export async function mailsWithFiles(tx: Db, files: number[]): Promise<number[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct mail_id as id from message join attachment on attachment.message_id = message.id
    where attachment.id = any(${sql.param(files)}::int[]) and mail_id is not null`);
  return [...rows].map(({ id }) => Number(id));
}
