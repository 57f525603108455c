import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';

type Rows<T extends PgTable> = Partial<T['$inferInsert']>[];

/** Columns of a table as a value in JSON has them, and a function that writes rows so. @param but columns that are left out */
function inJson<T extends PgTable>(table: T, but: string[]) {
  const { name } = getTableConfig(table);
  const written = Object.entries(getTableColumns(table)).filter(([property]) => !but.includes(property));
  const names = written.map(([, column]) => `"${column.name}"`);
  const shape = written.map(([, column]) => `"${column.name}" ${column.getSQLType()}`).join(', ');

  /** Half of a letter that takes two is none, and JSON's reader refuses it. */
  const values = (rows: Rows<T>) =>
    JSON.stringify(
      rows.map(row =>
        Object.fromEntries(written.map(([property, column]) => [column.name, Reflect.get(row, property)])),
      ),
      (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value),
    );

  return { name, names, shape, values };
}

/**
 * Writes new rows of a table, as one value in JSON: a statement that names a value for each column of each row is another one for each
 * number of rows, which takes this program long to build, and PostgreSQL to understand and to plan.
 *
 * @param but columns that PostgreSQL fills itself (a serial id); of the others, what a row lacks is null
 */
export function rowsInJson<T extends PgTable>(table: T, but: string[] = []): (rows: Rows<T>) => SQL {
  const { name, names, shape, values } = inJson(table, but);
  const all = names.join(', ');
  const before = sql.raw(`insert into "${name}" (${all}) select ${all} from json_to_recordset(`);
  const behind = sql.raw(`) as row(${shape})`);
  return rows => sql`${before}${values(rows)}::json${behind}`;
}

/**
 * Writes rows over that are there, whole, in the same way. PostgreSQL believes such a value to have a hundred rows, and would read a
 * small table through for them: how many there are is said.
 *
 * @param key the column by which a row is known
 */
export function rowsOverInJson<T extends PgTable>(
  table: T,
  key: string & keyof T['$inferInsert'],
): (rows: Rows<T>) => SQL {
  const { name, names, shape, values } = inJson(table, []);
  const known = `"${getTableColumns(table)[key]?.name}"`;
  const set = names.filter(each => each !== known).map(each => `${each} = over_it.${each}`);
  const before = sql.raw(`update "${name}" set ${set.join(', ')} from (select * from json_to_recordset(`);
  const behind = (count: number) =>
    sql.raw(`) as row(${shape}) limit ${count}) as over_it where "${name}".${known} = over_it.${known}`);
  return rows => sql`${before}${values(rows)}::json${behind(rows.length)}`;
}
