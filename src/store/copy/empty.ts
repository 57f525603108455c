import type postgres from 'postgres';

/** What is in a database besides its extensions, and would be in the way of a copy, or be lost under it. */
async function relationsIn(sql: postgres.Sql): Promise<{ schema: string; name: string; kind: string }[]> {
  return await sql<{ schema: string; name: string; kind: string }[]>`
    select n.nspname as schema, c.relname as name, c.relkind::text as kind
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'drizzle', 'graphile_worker') and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('e', 'a', 'i'))
    order by 1, 2`;
}

/** @throws Error with words for the admin */
export async function refuseUnlessEmpty(sql: postgres.Sql): Promise<void> {
  const found = await relationsIn(sql);
  if (found.length === 0) return;
  const [row] = await sql<{ name: string }[]>`select current_database() as name`;
  const some = found.slice(0, 3).map(({ name }) => name);
  throw new Error(
    `The database “${row?.name}” is not empty (${some.join(', ')}${found.length > 3 ? ' …' : ''}), and nothing is written over. Make an empty one; of the embedded database, move the folder postgres out of the data folder.`,
  );
}

/** Takes away again what was begun in a database that was empty. */
export async function makeEmpty(sql: postgres.Sql): Promise<void> {
  await sql`drop schema if exists graphile_worker, drizzle cascade`;
  for (const { name, kind } of await relationsIn(sql))
    await sql`drop ${sql.unsafe(kind === 'S' ? 'sequence' : kind === 'v' ? 'view' : 'table')} if exists ${sql(name)} cascade`;
  const functions = await sql<{ signature: string }[]>`
    select p.oid::regprocedure::text as signature from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;
  for (const { signature } of functions) await sql`drop routine if exists ${sql.unsafe(signature)} cascade`;
  const configurations = await sql<{ name: string }[]>`
    select cfgname as name from pg_ts_config where cfgnamespace = 'public'::regnamespace`;
  for (const { name } of configurations)
    await sql`drop text search configuration if exists ${sql(name)} cascade`;
}
