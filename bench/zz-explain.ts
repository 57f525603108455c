import { atRealPace, inAHouse } from './intake/bench-house.ts';
import { send } from './intake/senders.ts';
await inAHouse(atRealPace, async ({ house, database, address }) => {
  const order = { port: house.smtpPort, to: address, connections: 8 };
  await send({ ...order, from: 0, count: 1000 });
  const c = database.connection;
  const cols = (await c`select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as c from information_schema.columns where table_name='ticket' and column_name <> 'number'`)[0]!.c;
  const mcols = (await c`select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as c from information_schema.columns where table_name='message' and column_name not in ('id','ticket')`)[0]!.c;
  for (let i = 0; i < 6; i++) await c.begin(async tx => {
    const n = 900000 + i;
    const t = await tx.unsafe(`explain (analyze, buffers, wal, costs off) insert into ticket (number, ${cols}) select ${n}, ${cols} from ticket where number = ${1100 + i}`);
    if (i > 3) console.log(t.map((r: any) => r['QUERY PLAN']).join('\n'));
    const m = await tx.unsafe(`explain (analyze, buffers, wal, costs off) insert into message (ticket, ${mcols}) select ${n}, ${mcols} from message where ticket = ${1100 + i} and direction='in' limit 1`);
    if (i > 3) console.log(m.map((r: any) => r['QUERY PLAN']).join('\n'));
    if (i > 3) {
      for (const q of [`delete from search_request where ticket=${n}`, `delete from search_piece where ticket=${n}`,
       `insert into search_piece select * from (select ticket, kind, source, doc, names from search_of_ticket where ticket = ${n}) x`,
       `insert into search_piece select * from (select ticket, kind, source, doc, names from search_of_message where ticket = ${n}) x`,
       `select ticket, opened_at, is_open, restricted, doc from search_of_request where ticket = ${n}`,
       `insert into search_request select ticket, opened_at, is_open, restricted, doc from search_of_request where ticket = ${n}`,
       `update search_request set doc = search_joined(doc, 'abc'::tsvector) where ticket = ${n}`,
       `insert into inbound_mail (nonce, message_id, content_hash, envelope_from, arrived_at, source, outcome, why) select nonce, message_id || '${i}', content_hash, envelope_from, arrived_at, source, outcome, why from inbound_mail where id = 200`,
       `select length(source), pg_column_size(source) from inbound_mail where id = 200`]) {
        const x = await tx.unsafe(`explain (analyze, buffers, wal, costs off) ${q}`);
        console.log('##', q); console.log(x.map((r: any) => r['QUERY PLAN']).join('\n'));
      }
    }
  });
  console.log(await c`select relname, pg_relation_size(oid) as size from pg_class where relkind in ('r','i','t') order by 2 desc limit 30`);
  console.log(await c`select avg(length(source)), avg(pg_column_size(source)) from inbound_mail`);
  console.log(await c`select name, setting from pg_settings where name in ('shared_buffers','wal_compression','full_page_writes','max_wal_size','work_mem','jit','synchronous_commit','wal_buffers','checkpoint_timeout','default_toast_compression','track_io_timing','io_method')`);
  console.log(await c`select avg(length(doc)) as lex, avg(pg_column_size(doc)) from search_request`);
});
