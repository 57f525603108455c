import { type SQL, sql } from 'drizzle-orm';
import type { ChatPlatform } from '../../../ticket/words.ts';
import type { Db } from '../../database.ts';
import { contentOfErased } from '../mark-of-erased.ts';

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
  // Held: whoever posts one now asks for them, and waits until they are gone.
  const wishes = await tx.execute<{ nonce: string }>(
    sql`select nonce from portal_wish where lower(address) = any(${sql.param(addresses)}::text[]) for update`,
  );
  await tx.execute(
    sql`select from inbound_mail where id = any(${sql.param(mails)}::bigint[]) order by id for update`,
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

/** What stands behind each kind of them, by what its key says: no row where it was erased. */
const behind: Record<string, (which: string) => SQL> = {
  portal: nonce => sql`select from portal_wish where nonce = ${nonce} for share`,
  erasure: nonce => sql`select from erasure where nonce = ${nonce} and address is not null for share`,
  machine: id =>
    sql`select from inbound_mail where id = ${Number(id)} and content_hash <> ${contentOfErased} for share`,
  quarantine: id =>
    sql`select from inbound_mail where id = ${Number(id)} and content_hash <> ${contentOfErased} for share`,
};

/**
 * Whether what a card for the admins says of somebody was erased: it is to be posted no more. Waits for whoever erases it now.
 *
 * @param key as `portal:NONCE`; of others it is never so
 */
export async function isAboutErased(db: Db, key: string): Promise<boolean> {
  const [kind = '', which = ''] = key.split(':');
  const row = behind[kind]?.(which);
  return row !== undefined && (await db.execute(row)).length === 0;
}

/** What was posted is known no more. */
export async function forgetNotice(tx: Db, key: string): Promise<void> {
  await tx.execute(sql`delete from receipt where key = ${key}`);
}
