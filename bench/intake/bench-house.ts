import type { Config } from '../../src/config/config.ts';
import { closeServer, listen, openHttp } from '../../src/house/http.ts';
import { type House, openHouse } from '../../src/house.ts';
import { openLog } from '../../src/log.ts';
import { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Database } from '../../src/store/database.ts';
import { configFor } from '../a-house.ts';
import { inThrowAwayDatabase } from '../throw-away-database.ts';

export type BenchHouse = { house: House; sandbox: Sandbox; database: Database; address: string };

/**
 * The whole house on a database of its own, with the stand-ins of both chats.
 *
 * @param change what is different from the sandbox's configuration
 */
export async function inAHouse(
  change: (config: Config) => Config,
  use: (own: BenchHouse) => Promise<void>,
): Promise<void> {
  await inThrowAwayDatabase(async database => {
    const web = openHttp();
    const listening = await listen(web, '127.0.0.1', 0);
    const sandbox = new Sandbox(null);
    await sandbox.start(listening.port);
    sandbox.mount(web);
    const config = change(configFor(sandbox, listening.port));
    const house = await openHouse({
      config,
      databaseUrl: database.url,
      web,
      clock: sandbox.clock,
      log: openLog('silent'),
    });
    await sandbox.settle();
    try {
      await use({ house, sandbox, database, address: config.mailboxes[0]?.address ?? '' });
    } finally {
      await house.stop();
      await closeServer(listening.server);
      await sandbox.stop();
    }
  });
}

/** Chats that take as many messages as the real ones: their cards come at their pace, and mail does not wait for them. */
export function atRealPace(config: Config): Config {
  return {
    ...config,
    slack: config.slack && { ...config.slack, postsPerSecond: 1 },
    teams: config.teams && { ...config.teams, messagesPerSecond: 2 },
  };
}

/** How much came of the mails; throws when it is not all of it. */
export async function count({ connection }: Database, mails: number): Promise<string> {
  const [row] = await connection<{ tickets: number; messages: number; mails: number; jobs: number }[]>`
    select (select count(*)::int from ticket) as tickets,
      (select count(*)::int from message where direction = 'in') as messages,
      (select count(*)::int from inbound_mail where outcome in ('opened', 'appended')) as mails,
      (select count(*)::int from graphile_worker._private_jobs) as jobs`;
  if (!row || row.mails !== mails || row.messages !== mails)
    throw new Error(`of ${mails} mails came ${JSON.stringify(row)}`);
  return `${row.tickets} tickets, ${row.messages} messages, ${row.jobs} jobs waiting`;
}
