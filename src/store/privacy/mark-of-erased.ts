import { type SQL, sql } from 'drizzle-orm';

/** Under which an erased mail is known. */
export function markOfErased(messageId: SQL, contentHash: SQL): SQL {
  return sql`'erased:' || encode(sha256(convert_to(${messageId} || ' ' || ${contentHash}, 'UTF8')), 'hex')`;
}

/** In the place of the digest of what it held. */
export const contentOfErased = 'erased';
