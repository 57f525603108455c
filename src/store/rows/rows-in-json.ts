import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';

/** What of a table's rows is written by statements of one text, however many rows there are. */
export type RowsInJson<T extends PgTable> = {
  /** Writes rows that are new. @returns all of their columns but `but` are written: what is null or lacks is null */
  insert(rows: Partial<T['$inferInsert']>[]): SQL;
  /** Writes over rows that are there, found by a column's values. */
  update(rows: Partial<T['$inferInsert']>[]): SQL;
};

/**
 * Rows as one value in JSON: a statement that names a value for each column of each row is another one for each number of
 * rows, which takes this program long to build and PostgreSQL to understand and to plan.
 *
 * @param but columns that PostgreSQL fills itself (a serial id) @param key by which rows are found that are written over
 */
export function rowsInJson<T extends PgTable>(
  table: T,
  { but = [], key }: { but?: string[]; key?: string },
): RowsInJson<T> {
  const { name } = getTableConfig(table);
  const written = Object.entries(getTableColumns(table)).filter(([property]) => !but.includes(property));
  const columns = written.map(([property, column]) => ({
    property,
    name: `"${column.name}"`,
    type: column.getSQLType(),
  }));
  const names = columns.map(column => column.name).join(', ');
  const shape = `as row(${columns.map(column => `${column.name} ${column.type}`).join(', ')})`;
  const changed = columns.map(column => `${column.name} = row.${column.name}`).join(', ');
  const found = columns.find(({ property }) => property === key)?.name;

  /** Half of a letter that takes two is none, and JSON's reader refuses it. */
  const values = (rows: Partial<T['$inferInsert']>[]) =>
    JSON.stringify(
      rows.map(row =>
        Object.fromEntries(written.map(([property, column]) => [column.name, Reflect.get(row, property)])),
      ),
      (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value),
    );

  return {
    insert: rows =>
      sql`${sql.raw(`insert into "${name}" (${names}) select ${names} from json_to_recordset(`)}${values(rows)}::json${sql.raw(`) ${shape}`)}`,
    update: rows =>
      sql`${sql.raw(`update "${name}" set ${changed} from json_to_recordset(`)}${values(rows)}::json${sql.raw(`) ${shape} where "${name}".${found} = row.${found}`)}`,
  };
}
