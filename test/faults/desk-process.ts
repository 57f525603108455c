import { flushCompileCache } from 'node:module';
import { machineClock } from '../../src/desk/clock.ts';
import { listen, openHttp } from '../../src/house/http.ts';
import { openHouse } from '../../src/house.ts';
import { openLog } from '../../src/log.ts';
import { openEmbeddedPostgres } from '../../src/store/embedded/embedded-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';

// The desk in a process of its own, as a supervisor starts it: told its configuration and its database by its parent.
const { config, databaseUrl } = JSON.parse(process.env.HOUSE ?? '{}');
const log = openLog(process.env.TEST_LOG ?? 'warn');
const web = openHttp();
await listen(web, '127.0.0.1', config.http.port);
const { token } = config.teams.standIn;
config.teams.standIn.token = async () => token;
for (const { imap } of config.mailboxes) if (imap?.since) imap.since = new Date(imap.since);
// As main.ts does: a database that does not start again ends the process, and the supervisor starts both.
const asMain = { alone: true, onLost: () => process.exit(1) };
const embedded = databaseUrl ? null : await openEmbeddedPostgres(config.dataDir, log, asMain);
const url = databaseUrl ?? embedded?.url;
await migrate(url, embedded?.ownerUrl);
await openHouse({ config, databaseUrl: url, web, clock: machineClock, log });
flushCompileCache();
process.send?.('open');
