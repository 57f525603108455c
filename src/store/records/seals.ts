import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import type { SealedKind } from '../schema/records/seals.ts';
import { merkleRoot } from './merkle.ts';
import { canonical, canonicalOf, instantOf } from './said.ts';

/** A seal as it stands in the database, and as a line of the file outside it. Digests are in hexadecimal. */
export type Seal = {
  number: number;
  /** ISO 8601 in UTC. */
  at: string;
  /** The digest of the seal before it. */
  previous: string;
  root: string;
  leaves: number;
  digest: string;
  /** The public key, 32 bytes. */
  key: string;
  signature: string;
};

/** What a seal holds: where a chain ended, or the digest of what lies beside the logs (for the n-th time: `sequence`). */
export type Leaf = { kind: SealedKind; id: number; sequence: number; digest: string };

/** What stands before the first seal. */
export const beforeSeals = '00'.repeat(32);

/** What is signed, and digested: the canonical form of all of a seal but digest, key and signature. */
export function saidBySeal(seal: Omit<Seal, 'digest' | 'key' | 'signature'>): string {
  const { number, at, previous, root, leaves } = seal;
  return canonical({ number, at, previous, root, leaves });
}

export function digestOfSeal(said: string): string {
  return createHash('sha256').update(said).digest('hex');
}

/** What a leaf says, in its canonical form. */
function saidByLeaf({ kind, id, sequence, digest }: Leaf): string {
  return canonicalOf({ kind, id, sequence, digest });
}

export function rootOf(leaves: readonly Leaf[]): string {
  return merkleRoot(leaves.map(saidByLeaf)).toString('hex');
}

const sealsSql = sql`
  select number, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, encode(previous, 'hex') as previous,
    encode(root, 'hex') as root, leaves, encode(digest, 'hex') as digest, encode(key, 'hex') as key,
    encode(signature, 'hex') as signature
  from seal`;

function sealIn(row: Seal): Seal {
  const { number, at, previous, root, leaves, digest, key, signature } = row;
  return { number, at: instantOf(at), previous, root, leaves, digest, key, signature };
}

/** Seals behind a number, the oldest first; all of them from 0. */
export async function sealsAfter(db: Db, number: number): Promise<Seal[]> {
  const rows = await db.execute<Seal>(sql`${sealsSql} where number > ${number} order by number`);
  return rows.map(sealIn);
}

export async function sealNumbered(db: Db, number: number): Promise<Seal | null> {
  const [row] = await db.execute<Seal>(sql`${sealsSql} where number = ${number}`);
  return row ? sealIn(row) : null;
}

export async function lastSeal(db: Db): Promise<Seal | null> {
  const [row] = await db.execute<Seal>(sql`${sealsSql} order by number desc limit 1`);
  return row ? sealIn(row) : null;
}
