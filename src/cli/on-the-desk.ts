import { join } from 'node:path';
import { loadDesk } from '../config/desk-file.ts';
import { faultsInWords } from '../config/faults.ts';
import type { Config } from '../config.ts';
import type { Desk } from '../desk/desk.ts';
import { deskOf, openDesk } from '../desk-of.ts';
import { openLog } from '../log.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { openEmbeddedPostgres } from '../store/embedded-postgres.ts';
import { schemaAge } from '../store/migrate.ts';
import { deskSecret } from '../store/settings.ts';
import { check } from './check.ts';
import { restoredByHand } from './restored.ts';
import { explainTicket, showTicket, showTickets, workTicket } from './tickets.ts';

/** The commands that look at the desk's own database, or work on it. */
export async function onTheDesk(
  command: 'check' | 'tickets' | 'ticket' | 'restored',
  args: string[],
): Promise<number> {
  return await withDesk(command === 'check', async (desk, config, isSandbox, connection) => {
    if (command === 'check') return await check(desk, connection, config, isSandbox);
    if (command === 'restored') return await restoredByHand(desk.db, config, args, desk.clock());
    if (command === 'tickets') return await showTickets(desk);
    if (args.length === 1) return await showTicket(desk, config, args);
    return args[1] === 'why' ? await explainTicket(desk, args) : await workTicket(desk, config, args);
  });
}

/**
 * Opens the database that the server uses, running or not, and the desk over it. It is never migrated under a server
 * that may be running with an older version: whoever changes something asks for the server's next start first.
 *
 * @param isLooking touches nothing, whatever the database is like
 */
async function withDesk(
  isLooking: boolean,
  act: (
    desk: Desk,
    config: Config,
    isSandbox: boolean,
    connection: Database['connection'],
  ) => Promise<number>,
): Promise<number> {
  const loaded = loadDesk(process.env);
  if (!loaded.ok) {
    console.error(faultsInWords(loaded.faults));
    return 1;
  }
  const sandbox = loaded.config.sandbox ? new Sandbox(join(loaded.config.dataDir, 'sandbox.jsonl')) : null;
  const config = sandbox ? sandbox.configure(loaded.config) : loaded.config;
  const embedded = config.databaseUrl ? null : await openEmbeddedPostgres(config.dataDir, openLog('warn'));
  const url = config.databaseUrl ?? embedded?.url ?? '';
  const database = openDatabase(url, 2);
  try {
    const clock = sandbox?.clock ?? (() => new Date());
    if (!isLooking && (await schemaAge(database.connection)) !== 'current')
      throw new Error(
        'The database is not of this version of Sportello: start the server, which migrates it, and try again.',
      );
    const desk = isLooking
      ? deskOf(config, database.db, clock, '')
      : await openDesk(config, database.db, clock, await deskSecret(database.db));
    return await act(desk, config, sandbox !== null, database.connection);
  } finally {
    await database.close();
    await embedded?.stop();
  }
}
