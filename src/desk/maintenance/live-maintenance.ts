import { deskVersion } from '../../store/clock/desk-log.ts';
import type { Db } from '../../store/database.ts';
import { maintenancesAhead } from '../../store/maintenance/maintenances.ts';
import type { Maintenance } from '../../ticket/maintenance/maintenance.ts';

/** What is planned, as it was last read; some of it may be over by now. */
export interface LiveMaintenance {
  now(): readonly Maintenance[];
  /** Reads it anew, if the desk has changed since. */
  reload(db: Db): Promise<void>;
}

export function liveMaintenance(clock: () => Date): LiveMaintenance {
  let current: readonly Maintenance[] = [];
  let version = -1;
  return {
    now: () => current,
    reload: async db => {
      // Whatever changes it is in the desk's log.
      const asOf = await deskVersion(db);
      if (asOf <= version) return;
      const read = await maintenancesAhead(db, clock());
      if (asOf <= version) return;
      version = asOf;
      current = read;
    },
  };
}
