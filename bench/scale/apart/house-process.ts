import { flushCompileCache } from 'node:module';
import { importQuickly } from '../../../src/quick-imports.ts';

// A house in a process of its own, so that its memory, its work and its start are its own: it is told its configuration and its
// database by its parent, and read as src/start.js reads it.
importQuickly();
await import('../../../src/store/mend-postgres.ts');
const [{ listen, openHttp }, { openHouse }, { openLog }] = await Promise.all([
  import('../../../src/house/http.ts'),
  import('../../../src/house.ts'),
  import('../../../src/log.ts'),
]);
const { config, databaseUrl } = JSON.parse(process.env.HOUSE ?? '{}');
const web = openHttp();
await listen(web, '127.0.0.1', config.http.port);
const { token } = config.teams.standIn;
config.teams.standIn.token = async () => token;
const log = openLog(process.env.BENCH_LOG ?? 'silent');
const house = await openHouse({ config, databaseUrl, web, clock: () => new Date(), log });
flushCompileCache();
process.send?.('open');
// In order, and by an end of its own: Node writes a profile only then.
process.once('message', async () => {
  await house.stop();
  process.exit();
});
