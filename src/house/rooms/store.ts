import { type Database, openDatabase } from '../../store/database.ts';
import { migrate } from '../../store/migrate.ts';
import type { Room } from '../closing.ts';

/** The database, as this version of Sportello wants it. */
export async function openStore(databaseUrl: string): Promise<Room<Database>> {
  await migrate(databaseUrl);
  const database = openDatabase(databaseUrl);
  return { use: database, close: () => database.close() };
}
