import { trust } from '../config/authority.ts';
import type { Config } from '../config/config.ts';
import { loadDesk } from '../config/desk-file.ts';
import { faultsInWords } from '../config/faults.ts';
import type { Desk } from '../desk/desk.ts';
import { openDesk } from '../house/desk/desk-of.ts';
import { openLog } from '../log.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { openEmbeddedPostgres } from '../store/embedded/embedded-postgres.ts';
import { schemaAge } from '../store/migrate.ts';
import { deskSecret } from '../store/settings.ts';

type Command = (
  desk: Desk,
  args: string[],
  config: Config,
  connection: Database['connection'],
) => Promise<number>;

/** The commands that look at the desk's own database, or work on it. Each loads what it needs, once the desk is open. */
const commands = {
  audit: async (desk, args, config, connection) =>
    (await import('./records/audit.ts')).audit(desk, connection, config, args),
  availability: async (desk, args, config) =>
    (await import('./availability/availability.ts')).availability(desk, config, args),
  companies: async (desk, args, config) =>
    (await import('./companies/companies.ts')).companies(desk, config, args),
  duties: async (desk, args, config) => (await import('./duties.ts')).exportDuties(desk, config, args),
  portal: async (desk, args) => (await import('./portal/portal.ts')).portal(desk, args),
  privacy: async (desk, args, config) => (await import('./privacy/privacy.ts')).privacy(desk, config, args),
  report: async (desk, args, config) => (await import('./reports/report.ts')).report(desk, config, args),
  restored: async (desk, args, config) =>
    (await import('./database/restored.ts')).restoredByHand(desk.db, config, args, desk.clock()),
  ticket: async (desk, args, config) => {
    const { showTicket, explainTicket, workTicket } = await import('./tickets.ts');
    if (args.length === 1) return await showTicket(desk, config, args);
    return args[1] === 'why' ? await explainTicket(desk, args) : await workTicket(desk, config, args);
  },
  tickets: async desk => (await import('./tickets.ts')).showTickets(desk),
  tokens: async (desk, args) => (await import('./outwards/tokens.ts')).tokens(desk, args),
  webhooks: async (desk, args, config) =>
    (await import('./outwards/webhooks.ts')).webhooks(desk, config, args),
  'what-if': async (desk, args, config) => (await import('./reports/what-if.ts')).whatIf(desk, config, args),
  work: async (desk, args, config) => (await import('./work/work.ts')).work(desk, config, args),
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
  const sandbox = loaded.config.sandbox ? (await import('./sandboxed.ts')).sandboxed(loaded.config) : null;
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
