import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { openDesk } from '../src/house/desk/desk-of.ts';
import { closeServer, listen, openHttp } from '../src/house/http.ts';
import { openHouse } from '../src/house.ts';
import { openLog } from '../src/log.ts';
import { Sandbox } from '../src/sandbox/sandbox.ts';
import { inSeconds } from '../src/sla/working-length.ts';
import type { Database } from '../src/store/database.ts';
import { configFor } from './a-house.ts';
import { cardsAsTheyWere, layCards, watchPosts } from './chats.ts';
import { fill } from './filled.ts';
import { type Life, lifeDueAt } from './lives.ts';
import { load, numbers, percentiles, whole } from './measure.ts';
import { inThrowAwayDatabase } from './throw-away-database.ts';

const count = 10_000;
const minute = 60_000;
/** A Wednesday morning; everything falls due in the minute before it. */
const falls = new Date('2026-11-25T09:30:00Z');
const patienceMs = 30_000;
const drainedMs = 10_000;

/** Many tickets fall due in one minute, and the whole house, with the stand-ins of both chats, tells of it. */
export async function pinging(): Promise<void> {
  console.log(`\n${whole(count)} tickets fall due in one minute: how late are the pings?`);
  await inThrowAwayDatabase(async database => {
    const web = openHttp();
    const listening = await listen(web, '127.0.0.1', 0);
    const sandbox = new Sandbox(null);
    await sandbox.start(listening.port);
    sandbox.mount(web);
    const config = configFor(sandbox, listening.port);
    const desk = await openDesk(config, database.db, sandbox.clock, 'secret');
    const lives = dueInTheMinute({ policy: desk.policy, calendar: desk.calendar.now() });
    await fill(desk, lives, new Date(falls.getTime() - 2 * minute));
    await layCards(
      database.db,
      sandbox,
      lives.map(({ ticket }) => ticket.number),
    );

    // The house is open some seconds before the minute ends, as on any day.
    sandbox.clockAheadMs = falls.getTime() - 8000 - Date.now();
    const house = await openHouse({
      config,
      databaseUrl: database.url,
      web,
      clock: sandbox.clock,
      log: openLog('silent'),
    });
    await sandbox.settle();
    const posts = watchPosts(sandbox);
    if (sandbox.clock() > falls) throw new Error('the house opened too late for the minute');
    await allTold(database);
    const waiting = cardsAsTheyWere(sandbox);
    await report(database, sandbox, posts.seen);
    await wait(drainedMs);
    const drained = ((waiting - cardsAsTheyWere(sandbox)) * 1000) / drainedMs;
    console.log(
      `  card refreshes still waiting by then: ${whole(waiting)} of ${whole(count * 2)}, afterwards ${whole(drained)} a second; ${load()}`,
    );
    await house.stop();
    await closeServer(listening.server);
    await sandbox.stop();
  });
}

function dueInTheMinute(terms: Parameters<typeof lifeDueAt>[2]): Life[] {
  const random = numbers(count);
  const seconds = inSeconds(terms.calendar, terms.policy.promises[terms.policy.defaultPriority].claim);
  return Array.from({ length: count }, (_, index) =>
    lifeDueAt(1001 + index, new Date(falls.getTime() - Math.floor(random() * (minute - 1))), terms, seconds),
  );
}

async function allTold({ connection }: Database): Promise<void> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await wait(250)) {
    const [row] = await connection<{ told: number }[]>`
      select count(*)::int as told from ping where message is not null`;
    if (row?.told === count * 2) return;
  }
  throw new Error('not everything was told in time');
}

async function report({ db }: Database, sandbox: Sandbox, seen: Map<string, number>): Promise<void> {
  const struck = await db.execute<{ ticket: number; at: number }>(sql`
    select ticket, extract(epoch from pg_xact_commit_timestamp(xmin))::float8 * 1000 as at
    from ticket_event where type = 'escalated'`);
  if (struck.length !== count) throw new Error(`${struck.length} steps were struck for ${count} tickets`);
  const told = await db.execute<{ platform: string; message: string }>(
    sql`select platform, message from ping`,
  );
  const late = (at: number) => at + sandbox.clockAheadMs - falls.getTime();
  const unit = 'ms after the minute: median / 95th / 99th percentile / worst';
  console.log(`  ${''.padEnd(44)}${unit}`);
  console.log(
    `  ${'the event is committed'.padEnd(44)}${percentiles(struck.map(({ at }) => late(Number(at))))}`,
  );
  for (const platform of ['slack', 'teams']) {
    const messages = told.filter(ping => ping.platform === platform).map(({ message }) => message);
    const lates = messages.map(message => late(seen.get(message) ?? Number.NaN));
    const name = `told in ${platform}, in ${new Set(messages).size} messages`;
    console.log(`  ${name.padEnd(44)}${percentiles(lates)}`);
  }
}
