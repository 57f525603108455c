import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';

/**
 * Writes new rows of a table, as one value in JSON: a statement that names a value for each column of each row is another one for each
 * number of rows, which takes this program long to build, and PostgreSQL to understand and to plan. What is there already is not written
 * over so: PostgreSQL believes such a value to have a hundred rows, and reads a small table through for them.
 *
 * @param but columns that PostgreSQL fills itself (a serial id); of the others, what a row lacks is null
 */
export function rowsInJson<T extends PgTable>(
  table: T,
  but: string[] = [],
): (rows: Partial<T['$inferInsert']>[]) => SQL {
  const { name } = getTableConfig(table);
  const written = Object.entries(getTableColumns(table)).filter(([property]) => !but.includes(property));
  const names = written.map(([, column]) => `"${column.name}"`).join(', ');
  const shape = written.map(([, column]) => `"${column.name}" ${column.getSQLType()}`).join(', ');
  const before = sql.raw(`insert into "${name}" (${names}) select ${names} from json_to_recordset(`);
  const behind = sql.raw(`) as row(${shape})`);

  /** Half of a letter that takes two is none, and JSON's reader refuses it. */
  const values = (rows: Partial<T['$inferInsert']>[]) =>
    JSON.stringify(
      rows.map(row =>
        Object.fromEntries(written.map(([property, column]) => [column.name, Reflect.get(row, property)])),
      ),
      (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value),
    );

  return rows => sql`${before}${values(rows)}::json${behind}`;
}
