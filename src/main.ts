import { join } from 'node:path';
import { closeAll } from './closing.ts';
import { loadDesk } from './config/desk-file.ts';
import { faultsInWords } from './config/faults.ts';
import { closeServer, openHouse } from './house.ts';
import { listen, openHttp } from './http.ts';
import { endInTheLog, openLog } from './log.ts';
import { tellOfFailedStart } from './mail/admins/tell-of-failed-start.ts';
import { plainReason } from './safe-fault.ts';
import { Sandbox } from './sandbox/sandbox.ts';
import { adminsToMail, letterheadOf } from './standing.ts';
import { makeDataFolder } from './store/data-folder.ts';
import { openEmbeddedPostgres } from './store/embedded-postgres.ts';
import { sandboxPage } from './web/sandbox/page.ts';

/** The house, with all its rooms; and the embedded PostgreSQL, which writes down what it still holds. */
const stopWithinMs = 60_000;

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
    await closeAll(stops, stopWithinMs, log);
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
    const admins = adminsToMail(config);
    await tellOfFailedStart(error, config.dataDir, config.smtpOut, admins, letterheadOf(config), log).catch(
      failure => log.warn({ err: failure }, 'the admins cannot be told'),
    );
    await stop(1);
  }
}

function welcome(sandbox: boolean, url: string): string {
  return sandbox ? `Sportello's sandbox is open: ${url}` : `Sportello is at work on ${url}`;
}
