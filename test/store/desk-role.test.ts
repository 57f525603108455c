import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { takeIn } from '../../src/desk/intake/intake.ts';
import { openLog } from '../../src/log.ts';
import { runOutbox } from '../../src/outbox/run-outbox.ts';
import { openDatabase } from '../../src/store/database.ts';
import { logGuard } from '../../src/store/desk-role.ts';
import { migrate } from '../../src/store/migrate.ts';
import { emptyDatabase, onServer, ownDatabase } from '../database.ts';
import { aDesk, anEmail } from '../desk/a-desk.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);

const logs = [
  ['ticket_event', 'at = now()'],
  ['desk_event', 'at = now()'],
  ['event_words', 'salt = null, words = null'],
] as const;
const attempts = ([log, change]: (typeof logs)[number]): [string, RegExp][] => [
  [`update ${log} set ${change}`, /permission denied for table/],
  [`delete from ${log}`, /permission denied for table/],
  [`truncate ${log}`, /permission denied for table/],
  [`select 1 from ${log} for update`, /permission denied for table/],
  [`alter table ${log} disable trigger append_only`, /must be owner of table/],
  [`alter table ${log} disable trigger all`, /must be owner of table/],
  [`drop trigger append_only on ${log}`, /must be owner of relation/],
  [`create trigger mine before insert on ${log} execute function refuse_change()`, /permission denied/],
  [`alter table ${log} rename to old_log`, /must be owner of table/],
  [`alter table ${log} add column more text`, /must be owner of table/],
  [`drop table ${log} cascade`, /must be owner of table/],
  [`create rule mine as on insert to ${log} do instead nothing`, /must be owner of table/],
  [`grant update on ${log} to current_user; update ${log} set ${change}`, /permission denied for table/],
];

test.each([
  ...logs.flatMap(attempts),
  ["set session_replication_role = 'replica'", /permission denied to set parameter/],
  ['set role sportello', /permission denied to set role/],
  ['drop table ticket cascade', /must be owner of table/],
  ['drop schema public cascade', /must be owner of schema/],
  ['create table mine (id int)', /permission denied for schema public/],
  [
    'create function public.refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
    /denied/,
  ],
  ['drop function refuse_change() cascade', /must be owner of function/],
  ['alter role current_user superuser', /permission denied/],
  ["copy ticket_event to program 'cat'", /permission denied/],
  ['update drizzle.__drizzle_migrations set created_at = 0', /permission denied/],
] as [string, RegExp][])('the desk’s user cannot: %s', async (statement, refusal) => {
  await takeIn(desk, anEmail());
  const failure = await onServer(own.url, connection => connection.unsafe(statement)).catch(error => error);
  expect(String(failure.message)).toMatch(refusal);
});

test('works all the same: a request, its log, its jobs, which are carried', async () => {
  await takeIn(desk, anEmail());
  const [events] = await desk.db.execute<{ count: number }>(
    sql`select count(*)::int as count from ticket_event`,
  );
  expect(events?.count).toBeGreaterThan(0);
  const carried: unknown[] = [];
  const courier = async (payload: unknown) => void carried.push(payload);
  const outbox = await runOutbox(
    own.url,
    { card: courier, letter: courier },
    async () => {},
    openLog('silent'),
  );
  await expect.poll(() => carried.length).toBeGreaterThan(1);
  await outbox.stop();
});

test('it is told which user works there: one who may, and one who may not', async () => {
  expect(await logGuard(own.database.db)).toEqual({ user: 'sportello_desk', mayRewriteLog: false });
  const owner = openDatabase(own.ownerUrl, 1);
  expect((await logGuard(owner.db)).mayRewriteLog).toBe(true);
  await owner.close();
});

test('a database from before this user is given to it, and one who finds nothing to migrate needs no right to', async () => {
  const ownerUrl = await emptyDatabase();
  await migrate(ownerUrl);
  const { username, password } = new URL(own.url);
  const url = Object.assign(new URL(ownerUrl), { username, password }).href;
  await expect(onServer(url, connection => connection`select 1 from ticket`)).rejects.toThrow(
    /permission denied/,
  );
  await migrate(url, ownerUrl);
  await migrate(url);
  expect(await onServer(url, connection => connection`select 1 from ticket`)).toHaveLength(0);
});

test('at a start it is given what it lacks, and loses what it was given besides', async () => {
  const { username } = new URL(own.url);
  const asOwner = (statement: string) => onServer(own.ownerUrl, sql => sql.unsafe(statement));
  const may = async (right: string, on = 'ticket_event') => {
    const [row] = await desk.db.execute<{ may: boolean }>(
      sql`select has_table_privilege(${on}, ${right}) as may`,
    );
    return row?.may;
  };
  await asOwner(`grant update, truncate on ticket_event to ${username}; grant update (at) on desk_event to ${username};
    grant select on event_words to ${username} with grant option; revoke insert, delete on ticket from ${username}`);
  expect([await may('update'), await may('insert', 'ticket')]).toEqual([true, false]);
  await migrate(own.url, own.ownerUrl);
  for (const right of ['update', 'truncate', 'delete']) expect(await may(right), right).toBe(false);
  const [byColumn] = await desk.db.execute(
    sql`select has_any_column_privilege('desk_event', 'update') as may`,
  );
  expect(byColumn).toEqual({ may: false });
  expect(await may('select with grant option', 'event_words')).toBe(false);
  for (const right of ['select', 'insert', 'update', 'delete'])
    expect(await may(right, 'ticket'), right).toBe(true);
  for (const right of ['select', 'insert']) expect(await may(right), right).toBe(true);
});

test('a user who may not migrate is told who must', async () => {
  const ownerUrl = await emptyDatabase();
  const { username, password } = new URL(own.url);
  const url = Object.assign(new URL(ownerUrl), { username, password }).href;
  await expect(migrate(url)).rejects.toThrow(/sportello_desk may not .*DATABASE_OWNER_URL/);
});

test('the owner makes the desk’s user where nobody has', async () => {
  const ownerUrl = await emptyDatabase();
  const user = `desk_${Date.now()}`;
  const url = Object.assign(new URL(ownerUrl), { username: user, password: 'it is mine' }).href;
  await migrate(url, ownerUrl);
  expect(await onServer(url, connection => connection`select current_user as me`)).toEqual([{ me: user }]);
  await onServer(ownerUrl, async connection => {
    await connection.unsafe(`drop owned by ${user}`);
    await connection.unsafe(`drop role ${user}`);
  });
});
