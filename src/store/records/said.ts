import { createHash, hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** A chain: the log of one ticket, of one incident (its id), or of the desk (0). */
export type Chain = { kind: 'ticket' | 'incident' | 'desk'; id: number };

/** What an event says, but for its words: of them it says their digest. */
export type Said = {
  chain: Chain;
  /** 1, 2, 3… within a ticket or an incident; the desk's events have their ids, which grow and may leave some out. */
  sequence: number;
  event: unknown;
  actor: unknown;
  origin: string;
  /** {@link instantOf}. */
  at: string;
  key: string | null;
  /** In hexadecimal; null where it has no words. */
  words: string | null;
};

/** What stands before the first event of a chain: 32 bytes of nothing. */
export const beginning = Buffer.alloc(32);

export function nameOf({ kind, id }: Chain): string {
  return kind === 'desk' ? kind : `${kind}/${id}`;
}

/**
 * The canonical form (RFC 8785) of a value as JSON carries it: what is not said in JSON is not in it. It is the same for what
 * is written and for what a `jsonb` column gives back, which keeps no order of keys.
 */
export function canonical(value: unknown): string {
  const text = canonicalize(JSON.parse(JSON.stringify(value)));
  if (text === undefined) throw new Error('there is no JSON for this');
  return text;
}

/**
 * The same of a value that came out of a `jsonb` column, in a third less time: it is JSON already, without lone surrogates or numbers that
 * have none. A million events are made anew by it.
 */
export function canonicalOf(json: unknown): string {
  if (json === null || typeof json !== 'object') return JSON.stringify(json);
  if (Array.isArray(json)) return `[${json.map(canonicalOf).join(',')}]`;
  let parts = '';
  for (const [key, value] of Object.entries(json).sort(byKey))
    parts += `${parts === '' ? '' : ','}${JSON.stringify(key)}:${canonicalOf(value)}`;
  return `{${parts}}`;
}

/** By UTF-16 units, as RFC 8785 orders them. */
const byKey = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1);

/** A moment as it is digested: ISO 8601 in UTC, to the millisecond, or to the microsecond where it is known so. */
export function instantOf(at: Date | string): string {
  return at instanceof Date ? at.toISOString() : at.replace(/000Z$/, 'Z');
}

/** SHA-256 over the canonical form of what an event says. An event's digest links it to the one before: {@link linked}. */
export function digestOfSaid({ chain, ...said }: Said): Buffer {
  return createHash('sha256')
    .update(canonical({ chain: nameOf(chain), ...said }))
    .digest();
}

/** The same of an event that was read back. */
export function digestOfRead({ chain, ...said }: Said): Buffer {
  return hash('sha256', canonicalOf({ chain: nameOf(chain), ...said }), 'buffer');
}

/** An event's digest: SHA-256 over the digest of the event before it, and that of what it says. */
export function linked(before: Uint8Array, said: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([before, said]), 'buffer');
}
