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
 * Said anew after each migration, for tables that came with it. The queue's tables show their rows to their owner only,
 * until a policy lets others see them (graphile-worker enables row level security on them).
 *
 * @param sql as the tables' owner
 */
export async function letWork(sql: postgres.Sql, role: string): Promise<void> {
  const user = sql(role);
  const tables = await sql<{ schema: string; name: string; isLog: boolean; isClosed: boolean }[]>`
    select n.nspname as schema, c.relname as name,
      c.relrowsecurity and not exists (select from pg_policy p where p.polrelid = c.oid
        and p.polroles = array[(select oid from pg_roles where rolname = ${role})]) as "isClosed",
      exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
        where t.tgrelid = c.oid and p.proname = 'refuse_change') as "isLog"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p', 'v')
      and pg_has_role(current_user, c.relowner, 'usage')`;
  await sql.begin(async tx => {
    for (const schema of ['public', 'graphile_worker', 'drizzle']) {
      await tx`grant usage on schema ${tx(schema)} to ${user}`;
      await tx`revoke create on schema ${tx(schema)} from ${user}`;
    }
    await tx`grant select on all tables in schema drizzle to ${user}`;
    for (const { schema, name, isLog, isClosed } of tables) {
      const table = tx`${tx(schema)}.${tx(name)}`;
      const rights = tx.unsafe(isLog ? 'select, insert' : 'select, insert, update, delete');
      await tx`revoke all on ${table} from ${user}`;
      await tx`grant ${rights} on ${table} to ${user}`;
      if (!isClosed) continue;
      await tx`create policy ${user} on ${table} to ${user} using (true) with check (true)`;
    }
    await tx`grant usage, select, update on all sequences in schema public, graphile_worker to ${user}`;
    await tx`grant execute on all functions in schema graphile_worker to ${user}`;
    // Nobody else erases words, whatever they may read.
    await tx`grant execute on function public.erase_words(bigint[]) to ${user}`;
    await tx`grant execute on function public.forget_readers(timestamptz, integer) to ${user}`;
  });
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
