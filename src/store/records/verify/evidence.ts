import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { contentOfErased } from '../../privacy/mark-of-erased.ts';
import { digestOfEvidence, type EvidenceKind, evidenceKinds, evidenceOf } from '../evidence.ts';
import type { Explained } from './explained.ts';
import type { Counted, Finding } from './findings.ts';
import { piecesOf, statement } from './statement.ts';

const rowsAtOnce = 500;

/** How each is called. */
const called: Record<EvidenceKind, string> = {
  message: 'letter',
  mail: 'mail',
  file: 'attachment',
  reading: 'reading of what was found',
  terms: 'terms in force',
  told: 'report that was told',
  hour: 'hour of probes',
  stamp: 'stamp of seal',
};

type Row = {
  id: number;
  /** null: it is sealed, and not there any more. */
  says: Record<string, unknown> | null;
  sequence: number | null;
  digest: string | null;
  salt: string | null;
  waits: boolean;
};

/** Letters, mails and attachments that are not what was sealed. */
export async function* alteredEvidence(
  connection: postgres.Sql,
  since: Date | null,
  counted: Counted,
  explained: Explained,
): AsyncGenerator<Finding> {
  for (const kind of evidenceKinds)
    for await (const rows of piecesOf<Row>(connection, rowsOf(kind, since), rowsAtOnce))
      for (const row of rows) {
        counted.evidence += 1;
        const says = faultOf(kind, row, explained);
        if (says) yield { place: `${called[kind]} ${row.id}`, says };
      }
  for (const { kind, id } of await straySalts(connection))
    yield { place: `${called[kind] ?? kind} ${id}`, says: 'a salt of what no seal holds was put there' };
}

function faultOf(kind: EvidenceKind, row: Row, explained: Explained): string | null {
  const { id, says, sequence, digest, salt, waits } = row;
  if (sequence === null || digest === null)
    return waits ? null : 'no seal holds it, and it does not wait for one: it was put there';
  const emptied = explained.emptied[kind].get(id) ?? 0;
  const isGone = kind === 'file' && explained.gone.has(id) && salt === null;
  if (says === null) return isGone ? null : 'it was sealed, and is not there any more';
  const changed = kind === 'message' ? (explained.changed.get(id) ?? 0) : 0;
  if (sequence > 1 + changed + emptied)
    return `it was sealed ${sequence} times: it has changed, and no event says why`;
  if (salt !== null && salt.length !== saltDigits) return 'its salt is none of ours';
  const fits = salt !== null && digestOfEvidence(Buffer.from(salt, 'hex'), says).toString('hex') === digest;
  const times = fits ? sequence : sequence + 1;
  if (times > 1 + changed && emptied > 0 && !isEmpty(kind, says))
    return 'the log says that what was written in it went, and something is there';
  if (fits || (waits && times <= 1 + changed + emptied)) return null;
  return salt === null
    ? 'it was sealed, and what makes its digest is not there any more'
    : 'it is not what was sealed';
}

/** Hexadecimal: of another length it may have taken in the beginning of what it salts. */
const saltDigits = 64;

const nothing = createHash('sha256').digest('hex');

/** What is left of it where all that was written in it went. */
const leftOf: Partial<Record<EvidenceKind, Record<string, unknown>>> = {
  message: { text: '', html: null, inReplyTo: null, references: [], to: [], author: null },
  mail: { contentHash: contentOfErased, envelopeFrom: null, source: nothing, packed: undefined },
  file: { sha256: nothing, content: nothing },
  reading: { operator: null },
};

function isEmpty(kind: EvidenceKind, says: Record<string, unknown>): boolean {
  return Object.entries(leftOf[kind] ?? {}).every(([key, left]) => isDeepStrictEqual(says[key], left));
}

/** In SQL: all that is there or was sealed. @param since only what was sealed from then on, or never */
function rowsOf(kind: EvidenceKind, since: Date | null) {
  const late = since
    ? sql`where seal is null
        or seal >= (select min(number) from seal where at >= ${since.toISOString()}::timestamptz)`
    : sql``;
  return sql`
    with held as (
      select distinct on (id) id, sequence, digest, seal from seal_leaf where kind = ${kind} order by id, sequence desc
    ), its as (${evidenceOf(kind)})
    select coalesce(its.id, held.id)::int as id, its.says, held.sequence::int as sequence,
      encode(held.digest, 'hex') as digest, encode(salt, 'hex') as salt,
      exists (select from unsealed where unsealed.kind = ${kind} and unsealed.id = its.id) as waits
    from its full join held on held.id = its.id
    left join leaf_salt on leaf_salt.kind = ${kind} and leaf_salt.id = coalesce(its.id, held.id)
    ${late} order by 1`;
}

async function straySalts(connection: postgres.Sql) {
  return await statement<{ kind: EvidenceKind; id: number }>(
    connection,
    sql`select kind, id::int as id from leaf_salt where not exists (select from seal_leaf
      where seal_leaf.kind = leaf_salt.kind and seal_leaf.id = leaf_salt.id) order by 1, 2`,
  );
}
