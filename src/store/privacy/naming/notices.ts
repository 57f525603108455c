import { sql } from 'drizzle-orm';
import type { ChatPlatform } from '../../../ticket/words.ts';
import type { Db } from '../../database.ts';

/** A card for the admins that names somebody, in a channel as configured. */
export type NoticeNaming = { platform: ChatPlatform; channel: string; message: string };

type Place = { platform: ChatPlatform; channel: string };

/**
 * The cards that were posted about somebody and no request of theirs: they asked for the portal, or to be erased; a mail of theirs
 * could not be read, or was a program's. They are looked for in the channels that there are, by their keys, and not known afterwards.
 *
 * @param about.mails those that are part of no request, by their ids @param about.erasures by their nonces
 */
export async function noticesNaming(
  tx: Db,
  places: Place[],
  { addresses, mails, erasures }: { addresses: string[]; mails: number[]; erasures: string[] },
): Promise<NoticeNaming[]> {
  const wishes = await tx.execute<{ nonce: string }>(
    sql`select nonce from portal_wish where lower(address) = any(${sql.param(addresses)}::text[])`,
  );
  const abouts = [
    ...[...wishes].map(({ nonce }) => `portal:${nonce}`),
    ...erasures.map(nonce => `erasure:${nonce}`),
    ...mails.flatMap(id => [`machine:${id}`, `quarantine:${id}`]),
  ];
  const keys = new Map<string, Place>(
    places.flatMap(({ platform, channel }) =>
      abouts.map(about => [`notice:${platform}:${channel}:${about}`, { platform, channel }] as const),
    ),
  );
  const rows = await tx.execute<{ key: string; message: string }>(sql`
    delete from receipt where key = any(${sql.param([...keys.keys()])}::text[]) and detail <> '' returning key, detail as message`);
  return [...rows].flatMap(({ key, message }) => {
    const place = keys.get(key);
    return place ? [{ ...place, message }] : [];
  });
}
