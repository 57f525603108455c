import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from './cli/check.ts';
import { deadline } from './cli/deadline.ts';
import { mailExplain } from './cli/mail-explain.ts';
import { ownAddresses } from './cli/own-addresses.ts';
import { teamsPackage } from './cli/teams-package.ts';
import { explainTicket, showTicket, showTickets, workTicket } from './cli/tickets.ts';
import { faultsInWords } from './config/faults.ts';
import { type Config, loadConfig } from './config.ts';
import type { Desk } from './desk/desk.ts';
import { openDesk } from './desk-of.ts';
import { openLog } from './log.ts';
import { Sandbox } from './sandbox/sandbox.ts';
import { openDatabase } from './store/database.ts';
import { openEmbeddedPostgres } from './store/embedded-postgres.ts';
import { migrate } from './store/migrate.ts';
import { deskSecret } from './store/settings.ts';

const help = `Sportello, for admins

  npm run sportello -- check                     is everything set up? database, mail, Slack, Teams
  npm run sportello -- tickets                   the latest tickets
  npm run sportello -- ticket 1042               a ticket, and everything that happened to it
  npm run sportello -- ticket 1042 claim --as anna@example.com
                                                 works a ticket as an operator: claim, release, accept-suggestion,
                                                 classify --category bug --priority 2, reassign --to marco@example.com,
                                                 reopen, note, reply, ask-clarification, close --text "…",
                                                 language --language en, take-over, acknowledge,
                                                 extend --by 4h --text "…"
  npm run sportello -- ticket 1042 why           how its deadlines are counted
  npm run -s sportello -- deadline --received 2026-12-04T18:00 --priority 1
                                                 what is promised, and how it is counted: --json, --language it,
                                                 --calendar FILE; --batch answers JSON lines from standard input
  npm run -s sportello -- mail explain FILE...   what the desk makes of a mail (eml or mbox entry), as a line of JSON
  npm run sportello -- teams-package desk.example.com
                                                 makes the zip to upload in Teams
`;

/** The admin's commands. Exits non-zero on a fault. */
export async function cli(args: string[]): Promise<void> {
  const [command = 'help', ...rest] = args;
  try {
    process.exitCode = await run(command, rest);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

async function run(command: string, args: string[]): Promise<number> {
  switch (command) {
    case 'check':
      return await withDesk((desk, config, sandbox) => check(desk, config, sandbox));
    case 'tickets':
      return await withDesk(desk => showTickets(desk));
    case 'ticket':
      return await withDesk((desk, config) =>
        args.length === 1
          ? showTicket(desk, config, args)
          : args[1] === 'why'
            ? explainTicket(desk, args)
            : workTicket(desk, config, args),
      );
    case 'deadline':
      return await deadline(args);
    case 'mail':
      if (args[0] !== 'explain') throw new Error('Write: npm run -s sportello -- mail explain FILE...');
      return await mailExplain(args.slice(1), ownAddresses());
    case 'teams-package':
      return teamsPackage(args);
    case 'help':
      console.log(help);
      return 0;
    default:
      console.error(`There is no command ${command}.\n\n${help}`);
      return 1;
  }
}

/** Opens the database that the server uses, running or not, and the desk over it. */
async function withDesk(
  act: (desk: Desk, config: Config, isSandbox: boolean) => Promise<number>,
): Promise<number> {
  const loaded = loadConfig(readFileSync('desk.yaml', 'utf8'), process.env);
  if (!loaded.ok) {
    console.error(faultsInWords(loaded.faults));
    return 1;
  }
  const sandbox = loaded.config.sandbox ? new Sandbox(join(loaded.config.dataDir, 'sandbox.json')) : null;
  const config = sandbox ? sandbox.configure(loaded.config) : loaded.config;
  const embedded = config.databaseUrl ? null : await openEmbeddedPostgres(config.dataDir, openLog('warn'));
  const url = config.databaseUrl ?? embedded?.url ?? '';
  const database = openDatabase(url, 2);
  try {
    await migrate(url);
    const desk = await openDesk(
      config,
      database.db,
      sandbox?.clock ?? (() => new Date()),
      await deskSecret(database.db),
    );
    return await act(desk, config, sandbox !== null);
  } finally {
    await database.close();
    await embedded?.stop();
  }
}
