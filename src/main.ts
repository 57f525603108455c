import type { Config } from './config/config.ts';
import { loadDesk } from './config/desk-file.ts';
import { faultsInWords } from './config/faults.ts';
import { adminsToMail, letterheadOf } from './house/admins.ts';
import { endInOrder } from './house/ending.ts';
import { start } from './house/start.ts';
import { prettyLines } from './log/pretty.ts';
import { endInTheLog, type Log, openLog } from './log.ts';
import { tellOfFailedStart } from './mail/admins/tell-of-failed-start.ts';
import { plainReason } from './safe-fault.ts';

/**
 * `npm start`: reads the configuration, starts everything, and stops it in order at SIGINT, SIGTERM or SIGHUP.
 *
 * @param inPlayground Microsoft's own client stands in for Teams' stand-in of the sandbox
 */
export async function main({ inPlayground = false, variables = process.env } = {}): Promise<void> {
  const loaded = loadDesk(variables);
  if (!loaded.ok) {
    console.error(faultsInWords(loaded.faults));
    process.exit(1);
  }
  const { config, usable } = loaded;
  const log = openLog(config.logLevel, isPretty(config) ? prettyLines(process.stdout) : undefined);
  endInTheLog(log);
  if (config.policy.smtpOut?.requireTls !== undefined)
    log.warn('desk.yaml: smtpOut.requireTls is the old way to write tls: write tls: starttls, or tls: none');
  for (const { name, meant } of usable.misspelt)
    log.warn(`environment: ${name}: nobody reads this name: did you mean ${meant}?`);
  // What is kept from here on (data, logs, the sandbox's store) is for nobody else on this machine to read.
  process.umask(0o077);

  const ending = endInOrder(log);
  try {
    const { smtpPort, url } = await start(config, log, ending, inPlayground);
    const { sandbox } = config;
    log.info({ url, smtpPort, sandbox }, welcome(sandbox, url));
  } catch (error) {
    await tellOfFailure(error, config, log);
    await ending.stop(1);
  }
}

/** For people where somebody looks on, for programs elsewhere. */
function isPretty({ logFormat }: Config): boolean {
  return logFormat === null ? process.stdout.isTTY : logFormat === 'pretty';
}

/** On the terminal, in the log, and, where letters can leave, to the admins. */
async function tellOfFailure(error: unknown, config: Config, log: Log): Promise<void> {
  console.error(`\nSportello cannot start. ${plainReason(error)}${whereToAsk(error)}\n`);
  log.debug({ err: error }, 'start failed');
  const { dataDir, smtpOut } = config;
  await tellOfFailedStart(error, dataDir, smtpOut, adminsToMail(config), letterheadOf(config), log).catch(
    failure => log.warn({ err: failure }, 'the admins cannot be told'),
  );
}

/** Another server's own words say neither which key leads to it nor what to do; the check does. */
function whereToAsk(error: unknown): string {
  const isOfAnother = error instanceof Error && 'code' in error && typeof error.code === 'string';
  return isOfAnother ? '\nWhat to do about it: npm run sportello -- check' : '';
}

function welcome(sandbox: boolean, url: string): string {
  return sandbox ? `Sportello's sandbox is open: ${url}` : `Sportello is at work on ${url}`;
}
