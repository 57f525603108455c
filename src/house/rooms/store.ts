import type { Log } from '../../log.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { keepAtAddress } from '../../store/wires/keep-at-address.ts';
import type { Room } from '../closing.ts';

/** The database, which has been brought to today's schema (store/migrate.ts). */
export function openStore(databaseUrl: string, log: Log): Room<Database> {
  const database = openDatabase(databaseUrl);
  const keeping = keepAtAddress(databaseUrl, log);
  return {
    use: database,
    close: () => {
      keeping.stop();
      return database.close();
    },
  };
}
