import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import type { Db } from '../../database.ts';
import { type ChainedLog, chainedLogs } from '../logs.ts';
import { type Leaf, rootOf, type Seal } from '../seals.ts';
import { type Counted, type Finding, placeOfEvent } from './findings.ts';
import { piecesOf } from './statement.ts';

const rowsAtOnce = 5000;

type LeafRow = Leaf & { seal: number; position: number };

/** Seals that hold other leaves than those over which they were made; and chains that are not as those say. */
export async function* otherLeaves(
  db: Db,
  connection: postgres.Sql,
  seals: Seal[],
  counted: Counted,
): AsyncGenerator<Finding> {
  const left = new Map(seals.map(seal => [seal.number, seal]));
  for await (const leaves of leavesBySeal(connection)) {
    const number = leaves[0]?.seal ?? 0;
    counted.leaves += leaves.length;
    const says = faultOf(left.get(number), leaves);
    if (says) yield { place: `seal ${number}`, says };
    left.delete(number);
  }
  for (const number of left.keys()) yield { place: `seal ${number}`, says: 'its leaves are missing' };
  for (const log of chainedLogs) yield* otherEnds(db, log);
}

function faultOf(seal: Seal | undefined, leaves: LeafRow[]): string | null {
  if (!seal) return `it is not there, and ${leaves.length} leaves are`;
  if (seal.leaves !== leaves.length)
    return `it holds ${leaves.length} leaves, and was made over ${seal.leaves}`;
  const isInOrder = leaves.every(({ position }, index) => position === index);
  return isInOrder && rootOf(leaves) === seal.root ? null : 'its leaves are not those over which it was made';
}

/** Each seal's leaves, together. */
async function* leavesBySeal(connection: postgres.Sql): AsyncGenerator<LeafRow[]> {
  let leaves: LeafRow[] = [];
  const all = sql`select seal, position, kind, id::int as id, sequence::int as sequence, encode(digest, 'hex') as digest
      from seal_leaf order by seal, position`;
  for await (const rows of piecesOf<LeafRow>(connection, all, rowsAtOnce))
    for (const row of rows) {
      if (leaves[0] && leaves[0].seal !== row.seal) {
        yield leaves;
        leaves = [];
      }
      leaves.push(row);
    }
  if (leaves.length > 0) yield leaves;
}

/** Chains that do not hold what was sealed of them. */
async function* otherEnds(db: Db, { kind, table, chain, sequence }: ChainedLog): AsyncGenerator<Finding> {
  const isIts = kind === 'desk' ? sql`true` : sql`log.${chain} = leaf.id`;
  const rows = await db.execute<{ seal: number; id: number; sequence: number; isThere: boolean }>(sql`
    select leaf.seal, leaf.id::int as id, leaf.sequence::int as sequence, log.origin is not null as "isThere"
    from seal_leaf as leaf left join ${table} as log on ${isIts} and log.${sequence} = leaf.sequence
    where leaf.kind = ${kind} and log.digest is distinct from leaf.digest order by 1, 2`);
  for (const { seal, id, sequence: at, isThere } of rows)
    yield {
      place: placeOfEvent(kind, id, at),
      says: isThere
        ? `its digest is not that which seal ${seal} holds`
        : `seal ${seal} holds it, and it is missing`,
    };
}
