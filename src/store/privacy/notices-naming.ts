import { sql } from 'drizzle-orm';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { patternOf } from './pattern.ts';

/** A card for the admins that names somebody, in a channel as configured. */
export type NoticeNaming = { platform: ChatPlatform; channel: string; message: string };

/**
 * The cards that were posted about somebody and no request of theirs: they asked for the portal, or to be erased; a mail of theirs
 * could not be read, or was a program's. To be asked while it is still known who they are; it is not known afterwards.
 */
export async function noticesNaming(tx: Db, addresses: string[], erasure: string): Promise<NoticeNaming[]> {
  const pattern = patternOf(addresses);
  const all = sql`${sql.param(addresses)}::text[]`;
  const rows = await tx.execute<NoticeNaming>(sql`
    with about as (
      select 'portal:' || nonce as about from portal_wish where lower(address) = any(${all})
      union select 'erasure:' || ${erasure}
      union select kind || ':' || id from inbound_mail, unnest(array['machine', 'quarantine']) as kind
        where ticket is null and content_hash <> 'erased'
          and (lower(envelope_from) = any(${all}) or encode(source, 'escape') ~* ${pattern})
    ), known as (
      select receipt.key, receipt.detail, about from receipt join about on receipt.key like 'notice:%:' || about
      where receipt.detail <> ''
    ), said as (delete from receipt using known where receipt.key = known.key)
    select split_part(key, ':', 2) as platform, detail as message,
      substring(key from length('notice:' || split_part(key, ':', 2) || ':') + 1
        for length(key) - length('notice:' || split_part(key, ':', 2) || ':') - length(':' || about)) as channel
    from known`);
  await tx.execute(sql`delete from receipt where key ~* ${pattern}`);
  return [...rows];
}
