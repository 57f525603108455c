import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';

/** What was written, before it is gone. */
export type Written = { messageId: string; text: string };

/** @param which a condition on `message` */
export async function writtenIn(tx: Db, which: SQL): Promise<Written[]> {
  return [
    ...(await tx.execute<Written>(sql`select message_id as "messageId", text from message where ${which}`)),
  ];
}

/** A shorter line is said by many. In characters. */
const tellingLine = 12;

/** Whether a page quotes any line of what was written. Only marks are taken out of it: what is hidden otherwise is told by its names. */
export function quotesOf(html: string, written: Written[]): boolean {
  const read = plain(html.replace(/<[^>]*>/g, ' ').replace(/&(nbsp|#160);/gi, ' '));
  return written
    .flatMap(({ text }) => text.split(/\r?\n/))
    .map(plain)
    .some(line => line.length >= tellingLine && read.includes(line));
}

/** Letters and digits alone: programs break lines, and write signs, each in their way. */
const plain = (text: string) => text.toLowerCase().replace(/&[a-z]+;|&#x?[0-9a-f]+;|[^\p{L}\p{N}]+/gu, '');
