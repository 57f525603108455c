import { deskVersion } from '../../store/clock/desk-log.ts';
import type { Db } from '../../store/database.ts';
import { absencesGoingOn } from '../../store/people/absences.ts';
import { thoseWhoLeft } from '../../store/people/operators.ts';
import type { Absences } from '../../ticket/people/absences.ts';

/**
 * Who is away, or will be, as it was last read; nobody stands in who has left since. Whether one goes on at an instant is computed:
 * its end needs nobody's help.
 */
export interface LiveAbsences {
  now(): Absences;
  /** Reads them anew, if the desk has changed since. */
  reload(db: Db): Promise<void>;
}

export function liveAbsences(): LiveAbsences {
  let current: Absences = [];
  let version = -1;
  return {
    now: () => current,
    reload: async db => {
      // Whoever goes or comes back is in the desk's log.
      const asOf = await deskVersion(db);
      if (asOf <= version) return;
      const [read, left] = [await absencesGoingOn(db), await thoseWhoLeft(db)];
      if (asOf <= version) return;
      version = asOf;
      current = read.map(({ id, operator, from, until, substitute }) => ({
        id,
        operator,
        from,
        until,
        substitute: substitute && !left.includes(substitute.id) ? substitute : null,
      }));
    },
  };
}
