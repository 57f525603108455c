import type { Log } from '../../log.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { migrate } from '../../store/migrate.ts';
import { keepAtAddress } from '../../store/wires/keep-at-address.ts';
import type { Room } from '../closing.ts';

/** The database, as this version of Sportello wants it. */
export async function openStore(databaseUrl: string, log: Log): Promise<Room<Database>> {
  await migrate(databaseUrl);
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
