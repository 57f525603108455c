import { type SQL, sql } from 'drizzle-orm';

/** Under which an erased mail is known. */
export function markOfErased(messageId: SQL, contentHash: SQL): SQL {
  return sql`'erased:' || encode(sha256(convert_to(${messageId} || ' ' || ${contentHash}, 'UTF8')), 'hex')`;
}

/** What names an incident goes with what the request said of which it was made; so do the logs of other requests that call it so. */
export const namingIncident = ['incident-opened', 'incident-renamed', 'rule-changed'];
export const callingIncident = [
  ...['joined-incident', 'left-incident'],
  ...['resembled-incident', 'incident-name-changed'],
];

/** In the place of the digest of what it held. */
export const contentOfErased = 'erased';
