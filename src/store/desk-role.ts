import { sql as query } from 'drizzle-orm';
import type postgres from 'postgres';
import type { Db } from './database.ts';

/** The user as whom the desk works on the embedded database. */
export const deskRole = 'sportello_desk';

/**
 * Lets a user log in who may nothing yet, or gives them this password. Two processes may do so at once.
 *
 * @param sql as a user who may make others
 */
export async function giveRole(sql: postgres.Sql, role: string, password: string): Promise<void> {
  const as = `login nosuperuser nocreatedb nocreaterole noreplication password '${password.replaceAll("'", "''")}'`;
  const [found] = await sql`select 1 from pg_roles where rolname = ${role}`;
  if (found) return void (await sql`alter role ${sql(role)} with ${sql.unsafe(as)}`);
  await sql`create role ${sql(role)} with ${sql.unsafe(as)}`;
}

/**
 * Lets a user work on everything that the desk keeps, and no more: what the log holds may be read and added to, and
 * nobody but the tables' owner can change a table, or switch off what guards it. What is the log is known by its guard.
 * Said anew at each start, for tables that came with a migration; of those that are as they should be nothing is said. The
 * queue's tables show their rows to their owner only, until a policy lets others see them (graphile-worker enables row level
 * security on them).
 *
 * @param sql as the tables' owner
 */
export async function letWork(sql: postgres.Sql, role: string): Promise<void> {
  const user = sql(role);
  const all = await sql<Guarded[]>`
    select n.nspname as schema, c.relname as name,
      coalesce((select string_agg(privilege_type || case when is_grantable then '!' else '' end, ', ' order by privilege_type)
        from aclexplode(c.relacl) where grantee = theirs.oid), '') as may,
      exists (select from pg_attribute, aclexplode(attacl) where attrelid = c.oid and grantee = theirs.oid) as "isByColumn",
      c.relrowsecurity and not exists (select from pg_policy p where p.polrelid = c.oid
        and p.polroles = array[theirs.oid]) as "isClosed",
      exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
        where t.tgrelid = c.oid and p.proname = 'refuse_change') as "isLog"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles theirs on theirs.rolname = ${role}
    where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p', 'v')
      and pg_has_role(current_user, c.relowner, 'usage')`;
  const tables = all.filter(table => table.isClosed || table.isByColumn || table.may !== wantedOf(table));
  await sql.begin(async tx => {
    const rights = tables.flatMap(table => {
      const at = tx`${tx(table.schema)}.${tx(table.name)}`;
      return [
        tx`revoke all on ${at} from ${user}`,
        tx`grant ${tx.unsafe(wantedOf(table))} on ${at} to ${user}`,
        ...(table.isClosed
          ? [tx`create policy ${user} on ${at} to ${user} using (true) with check (true)`]
          : []),
      ];
    });
    // One after the other, without waiting for each.
    await Promise.all([
      ...['public', 'graphile_worker', 'drizzle'].flatMap(schema => [
        tx`grant usage on schema ${tx(schema)} to ${user}`,
        tx`revoke create on schema ${tx(schema)} from ${user}`,
      ]),
      tx`grant select on all tables in schema drizzle to ${user}`,
      ...rights,
      tx`grant usage, select, update on all sequences in schema public, graphile_worker to ${user}`,
      tx`grant execute on all functions in schema graphile_worker to ${user}`,
      // Nobody else erases words, whatever they may read.
      tx`grant execute on function public.erase_words(bigint[]) to ${user}`,
      tx`grant execute on function public.forget_readers(timestamptz, integer) to ${user}`,
    ]);
  });
}

/**
 * A table, and what the desk's user may do with it, as PostgreSQL tells it.
 *
 * @property isClosed it shows its rows to its owner only
 */
type Guarded = {
  schema: string;
  name: string;
  may: string;
  isByColumn: boolean;
  isLog: boolean;
  isClosed: boolean;
};

/** In the order of {@link Guarded}'s `may`, which is the alphabet's. */
function wantedOf({ isLog }: Guarded): string {
  return isLog ? 'INSERT, SELECT' : 'DELETE, INSERT, SELECT, UPDATE';
}

/**
 * Who works on the database, and whether they could rewrite the log, or switch off what forbids it.
 *
 * @param db migrated, as the user in question
 */
export async function logGuard(db: Db): Promise<{ user: string; mayRewriteLog: boolean }> {
  const [row] = await db.execute<{ user: string; mayRewriteLog: boolean }>(query`
    select current_user as "user", coalesce(bool_or(
      pg_has_role(current_user, c.relowner, 'member')
      or has_table_privilege(c.oid, 'update') or has_table_privilege(c.oid, 'delete')
      or has_table_privilege(c.oid, 'truncate') or has_table_privilege(c.oid, 'trigger')
    ), true) as "mayRewriteLog"
    from pg_class c where c.oid in (
      select t.tgrelid from pg_trigger t join pg_proc p on p.oid = t.tgfoid where p.proname = 'refuse_change')`);
  if (!row) throw new Error('PostgreSQL does not say who works on it');
  return row;
}
