import { join } from 'node:path';
import { trust } from '../config/authority.ts';
import type { Config } from '../config/config.ts';
import { loadDesk } from '../config/desk-file.ts';
import { faultsInWords } from '../config/faults.ts';
import type { Desk } from '../desk/desk.ts';
import { openDesk } from '../house/desk/desk-of.ts';
import { openLog } from '../log.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { openEmbeddedPostgres } from '../store/embedded/embedded-postgres.ts';
import { schemaAge } from '../store/migrate.ts';
import { deskSecret } from '../store/settings.ts';
import { availability } from './availability/availability.ts';
import { companies } from './companies/companies.ts';
import { restoredByHand } from './database/restored.ts';
import { exportDuties } from './duties.ts';
import { tokens } from './outwards/tokens.ts';
import { webhooks } from './outwards/webhooks.ts';
import { portal } from './portal/portal.ts';
import { privacy } from './privacy/privacy.ts';
import { audit } from './records/audit.ts';
import { report } from './reports/report.ts';
import { whatIf } from './reports/what-if.ts';
import { explainTicket, showTicket, showTickets, workTicket } from './tickets.ts';
import { work } from './work/work.ts';

type Command = (
  desk: Desk,
  args: string[],
  config: Config,
  connection: Database['connection'],
) => Promise<number>;

/** The commands that look at the desk's own database, or work on it. */
const commands = {
  audit: (desk, args, config, connection) => audit(desk, connection, config, args),
  availability: (desk, args, config) => availability(desk, config, args),
  companies: (desk, args, config) => companies(desk, config, args),
  duties: (desk, args, config) => exportDuties(desk, config, args),
  portal,
  privacy: (desk, args, config) => privacy(desk, config, args),
  report: (desk, args, config) => report(desk, config, args),
  restored: (desk, args, config) => restoredByHand(desk.db, config, args, desk.clock()),
  ticket: async (desk, args, config) => {
    if (args.length === 1) return await showTicket(desk, config, args);
    return args[1] === 'why' ? await explainTicket(desk, args) : await workTicket(desk, config, args);
  },
  tickets: desk => showTickets(desk),
  tokens,
  webhooks: (desk, args, config) => webhooks(desk, config, args),
  'what-if': (desk, args, config) => whatIf(desk, config, args),
  work: (desk, args, config) => work(desk, config, args),
} satisfies Record<string, Command>;

/** Carries out one of them. @returns its exit code */
export async function onTheDesk(command: keyof typeof commands, args: string[]): Promise<number> {
  const carryOut: Command = commands[command];
  return await withDesk(async (desk, config, connection) => await carryOut(desk, args, config, connection));
}

/**
 * Opens the database that the server uses, running or not, and the desk over it. It is never migrated under a server
 * that may be running with an older version: whoever changes something asks for the server's next start first.
 */
async function withDesk(
  act: (desk: Desk, config: Config, connection: Database['connection']) => Promise<number>,
): Promise<number> {
  const loaded = loadDesk(process.env, { databaseAlone: true });
  if (!loaded.ok) {
    console.error(faultsInWords(loaded.faults));
    return 1;
  }
  const sandbox = loaded.config.sandbox ? new Sandbox(join(loaded.config.dataDir, 'sandbox.jsonl')) : null;
  const config = sandbox ? sandbox.configure(loaded.config) : loaded.config;
  const embedded = config.databaseUrl ? null : await openEmbeddedPostgres(config.dataDir, openLog('warn'));
  const url = config.databaseUrl ?? embedded?.url ?? '';
  if (config.authority) trust(config.authority);
  const database = openDatabase(url, 2);
  try {
    const clock = sandbox?.clock ?? (() => new Date());
    const age = await schemaAge(database.connection);
    if (age === 'empty')
      throw new Error('There is nothing in the database yet: start the server once, which sets it up.');
    if (age !== 'current')
      throw new Error(
        'The database is not of this version of Sportello: start the server, which migrates it, and try again.',
      );
    const desk = await openDesk(config, database.db, clock, await deskSecret(database.db));
    return await act(desk, config, database.connection);
  } finally {
    await database.close();
    await embedded?.stop();
  }
}
