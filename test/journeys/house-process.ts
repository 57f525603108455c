import { flushCompileCache } from 'node:module';
import { listen, openHttp } from '../../src/house/http.ts';
import { openHouse } from '../../src/house.ts';
import { openLog } from '../../src/log.ts';

// A house in a process of its own, to be killed: it is told its configuration and its database by its parent.
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
