import { setTimeout as wait } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { openDesk } from '../../src/house/desk/desk-of.ts';
import { closeServer, listen, openHttp } from '../../src/house/http.ts';
import { openHouse } from '../../src/house.ts';
import { openLog } from '../../src/log.ts';
import { Sandbox } from '../../src/sandbox/sandbox.ts';
import { inSeconds } from '../../src/sla/working-length.ts';
import { openDatabase } from '../../src/store/database.ts';
import { highestNumber } from '../../src/store/tickets/ticket-numbers.ts';
import type { Priority } from '../../src/ticket/words.ts';
import { configFor } from '../a-house.ts';
import { layCards, watchPosts } from '../chats.ts';
import { fill } from '../filled.ts';
import { lifeDueAt } from '../lives.ts';
import { numbers } from '../measure.ts';
import type { Urls } from './kept-database.ts';
import { asleep } from './sleep.ts';

/** So many promises fall in one minute. */
export const dueCount = Number(process.env.SCALE_DUE ?? 10_000);
const minuteMs = 60_000;
/** The house is open, and has computed deadlines anew, before the minute ends. */
const beforehandMs = 45_000;
const patienceMs = 120_000;

/**
 * In ms after the minute in which they fell due.
 *
 * @property struck when the log said of each that it was late
 * @property slack, teams when each was told there; in so many `messages`
 */
export type Told = Record<'struck' | 'slack' | 'teams', number[]> & {
  messages: Record<'slack' | 'teams', number>;
};

/** Many requests fall due in one minute beside all that there is, and the whole house tells of them. They are gone afterwards. */
export async function dueInAMinute({ owner }: Urls): Promise<Told> {
  const database = openDatabase(owner);
  const sql = database.connection;
  const sandbox = new Sandbox(null);
  const web = openHttp();
  const listening = await listen(web, '127.0.0.1', 0);
  const first = (await highestNumber(database.db)) + 1;
  try {
    await asleep(sql);
    await sandbox.start(listening.port);
    sandbox.mount(web);
    const config = configFor(sandbox, listening.port);
    const falls = aWorkingMorning();
    const desk = await openDesk(config, database.db, sandbox.clock, 'secret');
    const terms = { policy: desk.policy, calendar: desk.calendar.now(), companies: desk.companies.now() };
    const promised = (priority: Priority) => inSeconds(terms.calendar, terms.policy.promises[priority].claim);
    // Nobody has classified them: they are due by what the rules propose for each.
    const { suggestion } = lifeDueAt(first, falls, terms, promised(terms.policy.defaultPriority)).ticket;
    const seconds = promised(suggestion?.priority ?? terms.policy.defaultPriority);
    const random = numbers(dueCount);
    const lives = Array.from({ length: dueCount }, (_, index) => {
      const due = new Date(falls.getTime() - Math.floor(random() * (minuteMs - 1)));
      return lifeDueAt(first + index, due, terms, seconds);
    });
    await fill(desk, lives, new Date(falls.getTime() - 2 * minuteMs));
    await sql`select setval('ticket_number', ${first + dueCount})`;
    await layCards(
      database.db,
      sandbox,
      lives.map(({ ticket }) => ticket.number),
    );
    sandbox.clockAheadMs = falls.getTime() - beforehandMs - Date.now();
    const log = openLog('silent');
    const house = await openHouse({ config, databaseUrl: owner, web, clock: sandbox.clock, log });
    try {
      await sandbox.settle();
      const { seen } = watchPosts(sandbox);
      const late = (at: number) => at + sandbox.clockAheadMs - falls.getTime();
      const told = await allTold(sql, first, message => late(seen.get(message) ?? Number.NaN));
      return { ...told, struck: (await struckAt(sql, first)).map(late) };
    } finally {
      await house.stop();
    }
  } finally {
    await closeServer(listening.server);
    await sandbox.stop();
    await takeAway(sql, first);
    await database.close();
  }
}

/** The last Wednesday, before people are at lunch. */
function aWorkingMorning(): Date {
  const at = new Date(Date.now() - 86_400_000);
  while (at.getUTCDay() !== 3) at.setUTCDate(at.getUTCDate() - 1);
  at.setUTCHours(9, 30, 0, 0);
  return at;
}

async function allTold(
  sql: Sql,
  first: number,
  late: (message: string) => number,
): Promise<Omit<Told, 'struck'>> {
  for (const until = Date.now() + beforehandMs + patienceMs; Date.now() < until; await wait(250)) {
    const told = await sql<{ platform: 'slack' | 'teams'; message: string }[]>`
      select platform, message from ping where ticket >= ${first} and message is not null`;
    if (told.length < dueCount * 2) continue;
    const of = (platform: 'slack' | 'teams') =>
      told.filter(ping => ping.platform === platform).map(({ message }) => message);
    const [slack, teams] = [of('slack'), of('teams')];
    return {
      slack: slack.map(late),
      teams: teams.map(late),
      messages: { slack: new Set(slack).size, teams: new Set(teams).size },
    };
  }
  throw new Error('not everything was told in time');
}

/** By the machine's clock; the database keeps when each was committed. */
async function struckAt(sql: Sql, first: number): Promise<number[]> {
  const struck = await sql<{ at: number }[]>`
    select extract(epoch from pg_xact_commit_timestamp(xmin))::float8 * 1000 as at
    from ticket_event where ticket >= ${first} and type = 'escalated'`;
  if (struck.length !== dueCount) throw new Error(`${struck.length} of ${dueCount} were said to be late`);
  return struck.map(({ at }) => at);
}

/** The desk is as it was. Its log guards itself against everybody but who owns it. */
async function takeAway(sql: Sql, first: number): Promise<void> {
  await sql.begin(async tx => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from event_words where id in (select words_id from ticket_event where ticket >= ${first})`;
    const tables = await tx<{ name: string }[]>`
      select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema = 'public' and column_name = 'ticket' and table_type = 'BASE TABLE' and data_type = 'integer'`;
    for (const { name } of tables) await tx`delete from ${tx(name)} where ticket >= ${first}`;
    await tx`delete from ticket where number >= ${first}`;
    await tx`delete from graphile_worker._private_jobs`;
  });
}
