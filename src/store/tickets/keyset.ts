import { and, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** By what a list is sorted; what is null stands last. No two rows have all of a list's keys alike. */
export type Key = { by: SQLWrapper; is: 'instant' | 'number'; desc?: true };

/** Where a row stands in a list's order, whatever becomes of it afterwards: `1lx3k-2-1042`, one part for each key; `n`: null. */
export type Mark = string;

export function inOrder(keys: Key[]): SQL[] {
  return keys.map(({ by, desc }) => (desc ? sql`${by} desc` : sql`${by} nulls last`));
}

/** @returns SQL whose value is the row's mark */
export function markOf(keys: Key[]): SQL<Mark> {
  const parts = keys.map(({ by, is }) =>
    is === 'instant'
      ? sql`coalesce(to_hex((extract(epoch from ${by}) * 1000000)::bigint), 'n')`
      : sql`coalesce((${by})::int::text, 'n')`,
  );
  return sql`concat_ws('-', ${sql.join(parts, sql`, `)})`;
}

/** What stands behind a mark. @returns undefined for a mark that is none of such a list */
export function behind(keys: Key[], mark: Mark): SQL | undefined {
  const parts = mark.split('-');
  const isOurs = parts.length === keys.length && parts.every(part => /^(n|[0-9a-f]{1,16})$/.test(part));
  if (!isOurs) return undefined;
  const each = keys.map((key, index) => ({ ...key, value: borneBy(key, parts[index] ?? 'n') }));
  return or(
    ...each.map(({ by, desc, value }, index) => {
      const alike = each
        .slice(0, index)
        .map(before => sql`${before.by} is not distinct from ${before.value ?? sql`null`}`);
      // Behind what is null there is nothing; what is null is behind all else.
      const further =
        value === null ? sql`false` : desc ? sql`${by} < ${value}` : sql`(${by} > ${value} or ${by} is null)`;
      return and(...alike, further);
    }),
  );
}

function borneBy({ is }: Key, part: string): SQL | null {
  if (part === 'n') return null;
  if (is === 'number') return sql`${Number.parseInt(part, 10) || 0}::int`;
  return instantIn(part);
}

/** @param part a mark's part of an instant */
function instantIn(part: string): SQL {
  return sql`(timestamptz 'epoch' + interval '1 microsecond' * ${BigInt(`0x${part}`).toString()}::bigint)`;
}

/**
 * For a list whose rows move to its beginning when something happens to them: a mark that bears until when what happened counts
 * as well, as its first part. Whoever goes on behind it finds all where it stood.
 *
 * @returns undefined for a mark that is none of such a list
 */
export function behindUntil(keys: Key[], mark: Mark): { until: SQL; rest: SQL } | undefined {
  const [, until = '', place = ''] = /^([0-9a-f]{1,16})-(.+)$/.exec(mark) ?? [];
  const rest = behind(keys, place);
  return until && rest ? { until: instantIn(until), rest } : undefined;
}
