import { join } from 'node:path';
import { trust } from './config/authority.ts';
import { loadDesk } from './config/desk-file.ts';
import { faultsInWords } from './config/faults.ts';
import type { Config } from './config/load-config.ts';
import { closeAll } from './house/closing.ts';
import { listen, openHttp } from './house/http.ts';
import { adminsToMail, letterheadOf } from './house/standing.ts';
import { closeServer, openHouse } from './house.ts';
import { prettyLines } from './log/pretty.ts';
import { endInTheLog, openLog } from './log.ts';
import { tellOfFailedStart } from './mail/admins/tell-of-failed-start.ts';
import { plainReason } from './safe-fault.ts';
import { Sandbox } from './sandbox/sandbox.ts';
import { ticketsBeside } from './store/embedded/beside.ts';
import { closeDataFolder, makeDataFolder } from './store/embedded/data-folder.ts';
import { openEmbeddedPostgres } from './store/embedded/embedded-postgres.ts';
import { migrate } from './store/migrate.ts';
import { sandboxPage } from './web/sandbox/page.ts';

/** The house, with all its rooms; and the embedded PostgreSQL, which writes down what it still holds. */
const stopWithinMs = 60_000;
/** Without its database a room waits for nothing that could still come. */
const stopWithoutDatabaseMs = 10_000;

/** `npm start`: reads the configuration, starts everything, and stops it in order at SIGINT, SIGTERM or SIGHUP. */
export async function main(): Promise<void> {
  const loaded = loadDesk(process.env);
  if (!loaded.ok) {
    console.error(faultsInWords(loaded.faults));
    process.exit(1);
  }
  const { config } = loaded;
  const log = openLog(config.logLevel, isPretty(config) ? prettyLines(process.stdout) : undefined);
  endInTheLog(log);
  if (config.policy.smtpOut?.requireTls !== undefined)
    log.warn('desk.yaml: smtpOut.requireTls is the old way to write tls: write tls: starttls, or tls: none');
  const stops: (() => Promise<void>)[] = [];
  let stopping = false;
  // What is kept from here on (data, logs, the sandbox's store) is for nobody else on this machine to read.
  process.umask(0o077);

  /** @param lastWords why, where nobody asked for it */
  async function stop(code: number, lastWords?: string): Promise<void> {
    if (stopping) return;
    stopping = true;
    await closeAll(stops, lastWords ? stopWithoutDatabaseMs : stopWithinMs, log);
    if (lastWords) log.error({ room: 'store' }, lastWords);
    else if (code === 0) log.info('Sportello has stopped');
    process.exit(code);
  }
  function databaseLost(error: Error): void {
    void stop(1, `Sportello ends: its PostgreSQL has died and does not start again. ${plainReason(error)}`);
  }
  function told(signal: NodeJS.Signals): void {
    if (!stopping) log.info({ signal }, 'told to stop: Sportello ends in order');
    void stop(0);
  }
  process.once('SIGINT', told);
  process.once('SIGTERM', told);
  // The terminal was closed: nothing can be written to it any more. npm hands the signal on, so it comes twice.
  process.on('SIGHUP', signal => {
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
    told(signal);
  });

  try {
    if (config.authority) trust(config.authority);
    const web = openHttp();
    const { server, port } = await listen(web, config.http.host, config.http.port);
    stops.push(() => closeServer(server));

    const embedded = config.databaseUrl
      ? null
      : await openEmbeddedPostgres(config.dataDir, log, { alone: true, onLost: databaseLost });
    if (embedded) stops.push(embedded.stop);
    const databaseUrl = config.databaseUrl ?? embedded?.url ?? '';

    const beside = config.databaseUrl ? await ticketsBeside(config.dataDir, log) : null;
    if (beside) log.warn({ room: 'store' }, beside);

    if (config.sandbox) {
      makeDataFolder(config.dataDir);
      if (!embedded) closeDataFolder(config.dataDir);
    }
    await migrate(databaseUrl, config.databaseOwnerUrl ?? embedded?.ownerUrl, words =>
      log.info({ room: 'store' }, words),
    );
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
    console.error(`\nSportello cannot start. ${plainReason(error)}${whereToAsk(error)}\n`);
    log.debug({ err: error }, 'start failed');
    const admins = adminsToMail(config);
    await tellOfFailedStart(error, config.dataDir, config.smtpOut, admins, letterheadOf(config), log).catch(
      failure => log.warn({ err: failure }, 'the admins cannot be told'),
    );
    await stop(1);
  }
}

/** For people where somebody looks on, for programs elsewhere. */
function isPretty({ logFormat }: Config): boolean {
  return logFormat === null ? process.stdout.isTTY : logFormat === 'pretty';
}

/** Another server's own words say neither which key leads to it nor what to do; the check does. */
function whereToAsk(error: unknown): string {
  const isOfAnother = error instanceof Error && 'code' in error && typeof error.code === 'string';
  return isOfAnother ? '\nWhat to do about it: npm run sportello -- check' : '';
}

function welcome(sandbox: boolean, url: string): string {
  return sandbox ? `Sportello's sandbox is open: ${url}` : `Sportello is at work on ${url}`;
}
