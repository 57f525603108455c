import { flushCompileCache } from 'node:module';
import { importQuickly } from '../../src/quick-imports.ts';

// A house in a process of its own, to be killed: it is told its configuration and its database by its parent. It is read as
// src/start.js reads it, in a quarter less of the time: it is opened again and again.
importQuickly();
const [{ listen, openHttp }, { openHouse }, { openLog }] = await Promise.all([
  import('../../src/house/http.ts'),
  import('../../src/house.ts'),
  import('../../src/log.ts'),
]);
const { config, databaseUrl, clockAheadMs } = JSON.parse(process.env.HOUSE ?? '{}');
const web = openHttp();
await listen(web, '127.0.0.1', config.http.port);
if (config.teams) {
  const { token } = config.teams.standIn;
  config.teams.standIn.token = async () => token;
}
const clock = () => new Date(Date.now() + clockAheadMs);
const log = openLog(process.env.TEST_LOG ?? 'silent');
await openHouse({ config, databaseUrl, web, clock, log });
flushCompileCache();
process.send?.('open');
