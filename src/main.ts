import { join } from 'node:path';
import { loadDesk } from './config/desk-file.ts';
import { faultsInWords } from './config/faults.ts';
import { closeServer, openHouse } from './house.ts';
import { listen, openHttp } from './http.ts';
import { endInTheLog, openLog } from './log.ts';
import { plainReason } from './safe-fault.ts';
import { Sandbox } from './sandbox/sandbox.ts';
import { makeDataFolder } from './store/data-folder.ts';
import { openEmbeddedPostgres } from './store/embedded-postgres.ts';
import { sandboxPage } from './web/sandbox/page.ts';

/** `npm start`: reads the configuration, starts everything, and stops it in order at SIGINT or SIGTERM. */
export async function main(): Promise<void> {
  const loaded = loadDesk(process.env);
  if (!loaded.ok) {
    console.error(faultsInWords(loaded.faults));
    process.exit(1);
  }
  const { config } = loaded;
  const log = openLog(config.logLevel);
  endInTheLog(log);
  const stops: (() => Promise<void>)[] = [];
  let stopping = false;

  async function stop(code: number): Promise<void> {
    if (stopping) return;
    stopping = true;
    for (const stopRoom of stops.toReversed())
      await stopRoom().catch(error => log.error({ err: error }, 'could not stop in order'));
    process.exit(code);
  }
  process.once('SIGINT', () => void stop(0));
  process.once('SIGTERM', () => void stop(0));

  try {
    const web = openHttp();
    const { server, port } = await listen(web, config.http.host, config.http.port);
    stops.push(() => closeServer(server));

    const embedded = config.databaseUrl
      ? null
      : await openEmbeddedPostgres(config.dataDir, log, { alone: true });
    if (embedded) stops.push(embedded.stop);
    const databaseUrl = config.databaseUrl ?? embedded?.url ?? '';

    if (config.sandbox) makeDataFolder(config.dataDir);
    const inPlayground = process.env.SPORTELLO_PLAYGROUND === '1';
    const sandbox = config.sandbox ? new Sandbox(join(config.dataDir, 'sandbox.jsonl'), inPlayground) : null;
    if (sandbox) {
      await sandbox.start(port);
      stops.push(() => sandbox.stop());
      sandbox.mount(web);
    }
    const house = await openHouse(
      sandbox ? sandbox.configure(config) : config,
      databaseUrl,
      web,
      sandbox?.clock ?? (() => new Date()),
      log,
    );
    stops.push(house.stop);
    if (sandbox) {
      web.use(sandboxPage(sandbox, house, config));
      await sandbox.settle();
    }
    log.info(
      { url: config.http.publicUrl, smtpPort: house.smtpPort, sandbox: config.sandbox },
      welcome(config.sandbox, config.http.publicUrl),
    );
  } catch (error) {
    console.error(`\nSportello cannot start. ${plainReason(error)}\n`);
    log.debug({ err: error }, 'start failed');
    await stop(1);
  }
}

function welcome(sandbox: boolean, url: string): string {
  return sandbox ? `Sportello's sandbox is open: ${url}` : `Sportello is at work on ${url}`;
}
