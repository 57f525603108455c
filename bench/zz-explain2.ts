import { atRealPace, inAHouse } from './intake/bench-house.ts';
import { send } from './intake/senders.ts';
await inAHouse(atRealPace, async ({ house, database, address }) => {
  const order = { port: house.smtpPort, to: address, connections: 8 };
  await send({ ...order, from: 0, count: 300 });
  const c = database.connection;
  await c.begin(async tx => {
    for (const q of [`select search_forget_names(null)`, `select search_forget_names(null)`, `insert into search_name select word from search_name_words('pippo pluto') as word on conflict do nothing`,
      `select search_request_anew(1010, 1010)`,`select search_request_anew(1011, 1011)`,
      `delete from public.search_name as known using public.search_name_words(null::text) as word where known.name = word and not exists (select from public.search_request where doc @@ ('''/f/' || word || '''')::tsquery)`,
      `insert into graphile_worker._private_job_queues (queue_name) values ('a') on conflict do nothing`,
    ]) {
        const x = await tx.unsafe(`explain (analyze, buffers, wal, costs off) ${q}`);
        console.log('##', q); console.log(x.map((r: any) => r['QUERY PLAN']).join('\n'));
      }
    });
  console.log((await c`select pg_get_functiondef(p.oid) as d from pg_proc p join pg_namespace n on n.oid=p.pronamespace where n.nspname='graphile_worker' and proname in ('add_jobs','add_job')`).map((r: any) => r.d).join('\n'));
  console.log(await c`select count(*) from search_name`, await c`select indexdef from pg_indexes where schemaname='graphile_worker'`, await c`select tgname, pg_get_triggerdef(oid) from pg_trigger where tgrelid::regclass::text like '%graphile%' and not tgisinternal`);
  const r = (await c`select count(*) as c from ticket_event`);
  console.log(r);
});
