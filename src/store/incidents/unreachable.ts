import { and, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { contact } from '../schema/contacts.ts';

/** Of these addresses (lower case) those to which letters are not wanted, or do not come, and which of the two. */
export async function unreachable(
  db: Db,
  addresses: string[],
): Promise<Map<string, 'complaint' | 'undeliverable'>> {
  if (addresses.length === 0) return new Map();
  const rows = await db
    .select({ address: contact.address, why: contact.undeliverableWhy })
    .from(contact)
    .where(and(inArray(contact.address, addresses), isNotNull(contact.undeliverableSince)));
  return new Map(rows.map(({ address, why }) => [address, why === 'complaint' ? why : 'undeliverable']));
}
