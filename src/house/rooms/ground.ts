import type { Config } from '../../config/config.ts';
import type { Desk } from '../../desk/desk.ts';
import type { Log } from '../../log.ts';
import type { Meter } from '../../metrics/meter.ts';
import type { Database } from '../../store/database.ts';
import type { WaitedFor } from '../../waited-for.ts';

/** What every room stands on. */
export type Ground = {
  config: Config;
  database: Database;
  desk: Desk;
  /** The desk's own secret, which is made once and lies in its database. */
  secret: string;
  log: Log;
  meter: Meter;
  waitedFor: WaitedFor;
};

/** By this mark in a mail the desk knows again what it wrote itself. */
export function loopMarkOf({ secret }: Pick<Ground, 'secret'>): string {
  return secret.slice(0, 12);
}
