import { join } from 'node:path';
import { trust } from '../config/authority.ts';
import { loadDesk } from '../config/desk-file.ts';
import { faultsInWords } from '../config/faults.ts';
import type { Config } from '../config.ts';
import type { Desk } from '../desk/desk.ts';
import { openDesk } from '../desk-of.ts';
import { openLog } from '../log.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { type Db, openDatabase } from '../store/database.ts';
import { openEmbeddedPostgres } from '../store/embedded-postgres.ts';
import { migrate, migrationState } from '../store/migrate.ts';
import { deskSecret } from '../store/settings.ts';
import { explainTicket, showTicket, showTickets, workTicket } from './tickets.ts';

/** The commands that look at the desk's own database, or work on it. */
export async function onTheDesk(command: 'tickets' | 'ticket', args: string[]): Promise<number> {
  return await withDesk(async (desk, config) => {
    if (command === 'tickets') return await showTickets(desk);
    if (args.length === 1) return await showTicket(desk, config, args);
    return args[1] === 'why' ? await explainTicket(desk, args) : await workTicket(desk, config, args);
  });
}

/** Opens the database that the server uses, running or not, and the desk over it. */
async function withDesk(act: (desk: Desk, config: Config) => Promise<number>): Promise<number> {
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
    await migrateUnlessInUse(url, database.db);
    const desk = await openDesk(
      config,
      database.db,
      sandbox?.clock ?? (() => new Date()),
      await deskSecret(database.db),
    );
    return await act(desk, config);
  } finally {
    await database.close();
    await embedded?.stop();
  }
}

/** A server of another version may be at work on it: its tables are changed by a server's start alone. */
async function migrateUnlessInUse(url: string, db: Db): Promise<void> {
  const state = await migrationState(db);
  if (state === 'empty') return await migrate(url);
  if (state !== 'same')
    throw new Error(
      state === 'older'
        ? 'The database is of an older Sportello: start the server once, which brings it to today’s tables.'
        : 'The database is of a newer Sportello: use the one that its server runs.',
    );
}
