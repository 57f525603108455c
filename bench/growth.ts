import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import { load, percentiles, whole } from './measure.ts';
import { inThrowAwayDatabase } from './throw-away-database.ts';

// npm run bench:growth -- [rows]: what a partition for each year gains and costs, on a table shaped as that of raw mail,
// beside one that is in one piece. Rows are made in SQL; nothing of the desk is touched.
const rows = Number(process.argv[2] ?? 10_000_000);
const firstYear = 2021;
const years = 6;
const shapes = ['whole', 'by_year'] as const;

await inThrowAwayDatabase(async ({ connection }) => {
  console.log(`\n${whole(rows)} rows over ${years} years; ${load()}`);
  for (const shape of shapes) {
    await make(connection, shape);
    const seconds = await timed(() => fill(connection, shape));
    const bytes = await sizeOf(connection, shape);
    console.log(`\n${shape === 'whole' ? 'in one piece' : 'a partition for each year'}`);
    say('filled, rows a second', whole(rows / seconds));
    say('size, bytes a row with its indexes', String(Math.round(bytes / rows)));
    say('one more row, ms', await singly(4_000, n => insert(connection, shape, n)));
    const some = () => Math.floor(Math.random() * rows);
    say(
      'by Message-ID, ms',
      await singly(
        4_000,
        () => connection`
        select id from ${connection(shape)} where message_id = ${idOf(some())}`,
      ),
    );
    say(
      'by request, ms',
      await singly(
        4_000,
        () => connection`
        select id from ${connection(shape)} where ticket = ${Math.floor(some() / 4)} order by id limit 20`,
      ),
    );
    say(
      'by request, this year alone, ms',
      await singly(
        4_000,
        () => connection`
        select id from ${connection(shape)} where ticket = ${Math.floor(some() / 4)}
          and at >= ${`${firstYear + years - 1}-01-01`}::timestamptz order by id limit 20`,
      ),
    );
    await forget(connection, shape);
    await connection`drop table ${connection(shape)}`;
  }
  console.log(`  ${load()}`);
});

/** Raw mail with its indexes; partitioned, each unique index must have the time in it, too. */
async function make(sql: postgres.Sql, shape: string): Promise<void> {
  const [key, split] = shape === 'by_year' ? ['(id, at)', 'partition by range (at)'] : ['(id)', ''];
  await sql.unsafe(`create table ${shape} (
    id bigint not null generated always as identity, message_id text not null, content_hash text not null,
    outcome text not null, why text not null, ticket integer, envelope_from text, at timestamptz not null,
    source bytea not null, primary key ${key}) ${split}`);
  if (shape === 'by_year')
    for (let year = firstYear; year < firstYear + years; year += 1)
      await sql.unsafe(
        `create table by_year_${year} partition of by_year for values from ('${year}-01-01') to ('${year + 1}-01-01')`,
      );
  const once = shape === 'by_year' ? 'message_id, content_hash, at' : 'message_id, content_hash';
  await sql.unsafe(`create unique index on ${shape} (${once})`);
  await sql.unsafe(`create index on ${shape} (ticket)`);
  await sql.unsafe(`create index on ${shape} (at, id)`);
}

/** In the order of time, as mail comes: 300 bytes of what no compression makes smaller stand for its source. */
async function fill(sql: postgres.Sql, shape: string): Promise<void> {
  const step = 100_000;
  for (let from = 0; from < rows; from += step)
    await sql.unsafe(`insert into ${shape} (message_id, content_hash, outcome, why, ticket, envelope_from, at, source)
      select '<' || md5(n::text) || '@customers.example>', md5('hash' || n), 'opened', '', n / 4,
        'person' || n % 5000 || '@customers.example',
        '${firstYear}-01-01'::timestamptz + n * (interval '${years} years' / ${rows}),
        decode(repeat(md5('a' || n) || md5('b' || n), 9), 'hex')
      from generate_series(${from}, ${Math.min(from + step, rows) - 1}) as n`);
  await sql.unsafe(`vacuum analyze ${shape}`);
}

async function insert(sql: postgres.Sql, shape: string, n: number): Promise<void> {
  await sql`insert into ${sql(shape)} (message_id, content_hash, outcome, why, ticket, envelope_from, at, source)
    values (${`<more.${n}@customers.example>`}, ${String(n)}, 'opened', '', ${n}, 'a@customers.example',
      ${`${firstYear + years - 1}-12-30`}::timestamptz, ${Buffer.alloc(300, n % 256)})`;
}

/** The oldest year goes. */
async function forget(sql: postgres.Sql, shape: string): Promise<void> {
  const before = await sizeOf(sql, shape);
  const from = await written(sql);
  const seconds = await timed(async () => {
    if (shape === 'by_year') {
      await sql.unsafe(`alter table by_year detach partition by_year_${firstYear} concurrently`);
      await sql.unsafe(`drop table by_year_${firstYear}`);
    } else await sql.unsafe(`delete from whole where at < '${firstYear + 1}-01-01'`);
  });
  const clean = await timed(async () => {
    if (shape === 'whole') await sql.unsafe('vacuum whole');
  });
  say('the oldest year gone, s', seconds.toFixed(2));
  say('its room given free, s', clean.toFixed(2));
  say('written to the journal, MB', whole(((await written(sql)) - from) / 1e6));
  say('given back to the disk, MB', whole((before - (await sizeOf(sql, shape))) / 1e6));
}

/** As PostgreSQL's md5(n::text) in `fill`. */
function idOf(n: number): string {
  return `<${createHash('md5').update(String(n)).digest('hex')}@customers.example>`;
}

async function singly(times: number, ask: (n: number) => Promise<unknown>): Promise<string> {
  const each: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const begun = performance.now();
    await ask(n);
    each.push(performance.now() - begun);
  }
  return percentiles(each);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** In bytes, with its indexes. */
async function sizeOf(sql: postgres.Sql, shape: string): Promise<number> {
  const [row] = await sql<{ bytes: string }[]>`
    select coalesce(
      (select sum(pg_total_relation_size(relid)) from pg_partition_tree(${shape}::regclass)),
      pg_total_relation_size(${shape}::regclass)) as bytes`;
  return Number(row?.bytes);
}

/** How far the write-ahead log has come, in bytes. */
async function written(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ bytes: string }[]>`select pg_current_wal_lsn() - '0/0'::pg_lsn as bytes`;
  return Number(row?.bytes);
}

function say(what: string, how: string): void {
  console.log(`  ${what.padEnd(40)}${how}`);
}
