import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import type { SealedKind } from '../schema/records/seals.ts';
import { digestOfEvidence, type Evidence, type EvidenceKind, evidenceKinds, evidenceOf } from './evidence.ts';
import { type ChainedLog, chainedLogs } from './logs.ts';
import { lockSeals } from './salts.ts';
import { type SealKey, signed } from './seal-key.ts';
import { beforeSeals, digestOfSeal, type Leaf, lastSeal, rootOf, type Seal, saidBySeal } from './seals.ts';

/** So much of what waits goes into one seal at most: its leaves are held in memory, and its transaction is short. */
const atMost = 20_000;

/**
 * Seals what was written since the last seal: where chains end now, and what was put beside the logs. Any number of processes
 * may ask for it at once.
 *
 * @param outside the last seal that stands outside the database: one that went back to an older state goes on behind it
 * @returns the seal, or null where nothing was new; and whether there is more than one can hold
 */
export async function sealAnew(
  db: Db,
  key: SealKey,
  at: Date,
  outside: Seal | null,
): Promise<{ seal: Seal | null; isMore: boolean }> {
  return await db.transaction(async tx => {
    await lockSeals(tx);
    const waiting = await tx.execute<{ kind: SealedKind; id: number }>(sql`
      delete from unsealed where ctid = any(array(select ctid from unsealed limit ${atMost}))
      returning kind, id::int as id`);
    const ids = (kind: SealedKind) => [
      ...new Set(waiting.filter(each => each.kind === kind).map(({ id }) => id)),
    ];
    const leaves: Leaf[] = [];
    for (const log of chainedLogs) leaves.push(...(await endsOf(tx, log, ids(log.kind))));
    for (const kind of evidenceKinds) leaves.push(...(await newEvidence(tx, kind, ids(kind), at)));
    const isMore = waiting.length === atMost;
    if (leaves.length === 0) return { seal: null, isMore };
    const seal = sealOver(leaves, newest(await lastSeal(tx), outside), key, at);
    await keepSeal(tx, seal, leaves);
    return { seal, isMore };
  });
}

function newest(inside: Seal | null, outside: Seal | null): Seal | null {
  return (outside?.number ?? 0) > (inside?.number ?? 0) ? outside : inside;
}

function sealOver(leaves: Leaf[], last: Seal | null, key: SealKey, at: Date): Seal {
  const says = {
    number: (last?.number ?? 0) + 1,
    at: at.toISOString(),
    previous: last?.digest ?? beforeSeals,
    root: rootOf(leaves),
    leaves: leaves.length,
  };
  const said = saidBySeal(says);
  return {
    ...says,
    digest: digestOfSeal(said),
    key: key.known.toString('hex'),
    signature: signed(key, said).toString('hex'),
  };
}

/** Where chains end now, if no seal holds that; what is not chained yet waits for its chaining. */
async function endsOf(tx: Db, { kind, table, chain, sequence }: ChainedLog, ids: number[]): Promise<Leaf[]> {
  if (ids.length === 0) return [];
  const ofChain = kind === 'desk' ? sql`true` : sql`${chain} = waits.id`;
  const rows = await tx.execute<Pick<Leaf, 'id' | 'sequence' | 'digest'>>(sql`
    select waits.id, last.sequence::int as sequence, encode(last.digest, 'hex') as digest
    from unnest(${sql.param(ids)}::int[]) as waits(id)
    cross join lateral (
      select ${sequence} as sequence, digest from ${table} where ${ofChain} order by ${sequence} desc limit 1) as last
    where last.digest is not null and not exists (select from seal_leaf as held
      where held.kind = ${kind} and held.id = waits.id and held.sequence = last.sequence)
    order by 1`);
  return rows.map(row => ({ kind, ...row }));
}

type Held = Evidence & { sequence: number | null; digest: string | null; salt: string | null };

/** What is new beside the logs, or has changed since it was sealed; what is not done yet goes on waiting. */
async function newEvidence(tx: Db, kind: EvidenceKind, ids: number[], at: Date): Promise<Leaf[]> {
  if (ids.length === 0) return [];
  const rows = await tx.execute<Held>(sql`
    select evidence.*, held.sequence, held.digest, encode(salt, 'hex') as salt
    from (${evidenceOf(kind, at)} where id = any(${sql.param(ids)}::bigint[])) as evidence
    left join lateral (select sequence::int as sequence, encode(digest, 'hex') as digest from seal_leaf
      where kind = ${kind} and seal_leaf.id = evidence.id order by sequence desc limit 1) as held on true
    left join leaf_salt on leaf_salt.kind = ${kind} and leaf_salt.id = evidence.id
    order by evidence.id`);
  const undone = rows.filter(({ isDone }) => !isDone).map(({ id }) => id);
  await tx.execute(sql`insert into unsealed select ${kind}, unnest(${sql.param(undone)}::bigint[])`);
  const leaves = rows
    .filter(row => row.isDone && !isHeld(row))
    .map(({ id, says, sequence }) => {
      const salt = randomBytes(32);
      const digest = digestOfEvidence(salt, says).toString('hex');
      return { leaf: { kind, id, sequence: (sequence ?? 0) + 1, digest }, id, salt: salt.toString('hex') };
    });
  await tx.execute(sql`
    insert into leaf_salt (kind, id, salt)
    select ${kind}, id, decode(salt, 'hex')
    from json_to_recordset(${JSON.stringify(leaves)}::json) as row(id bigint, salt text)
    on conflict (kind, id) do update set salt = excluded.salt`);
  return leaves.map(({ leaf }) => leaf);
}

function isHeld({ salt, says, digest }: Held): boolean {
  return salt !== null && digestOfEvidence(Buffer.from(salt, 'hex'), says).toString('hex') === digest;
}

async function keepSeal(tx: Db, seal: Seal, leaves: Leaf[]): Promise<void> {
  await tx.execute(sql`
    insert into seal (number, at, previous, root, leaves, digest, key, signature)
    select number, at, decode(previous, 'hex'), decode(root, 'hex'), leaves, decode(digest, 'hex'), decode(key, 'hex'),
      decode(signature, 'hex')
    from json_to_record(${JSON.stringify(seal)}::json) as row(number int, at timestamptz, previous text, root text,
      leaves int, digest text, key text, signature text)`);
  const rows = leaves.map((leaf, position) => ({ ...leaf, position }));
  await tx.execute(sql`
    insert into seal_leaf (seal, position, kind, id, sequence, digest)
    select ${seal.number}, position, kind, id, sequence, decode(digest, 'hex')
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as row(position int, kind text, id bigint, sequence bigint, digest text)`);
}
