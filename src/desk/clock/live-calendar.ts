import type { Calendar, Closure } from '../../sla/calendar.ts';
import { plannedClosures } from '../../store/clock/closures.ts';
import { deskVersion, holdCalendar, noteVersionHeld } from '../../store/clock/desk-log.ts';
import type { Db } from '../../store/database.ts';

/** The calendar of desk.yaml with the closures that managers have planned in chat. */
export interface LiveCalendar {
  /** desk.yaml's own. */
  base: Calendar;
  now(): Calendar;
  /** Reads the planned closures anew, if the desk has changed since. @returns whether the calendar has changed */
  reload(db: Db): Promise<boolean>;
  /** Reads them anew, and keeps them as they are until the transaction ends: asked before deadlines are written. */
  hold(tx: Db): Promise<void>;
}

/** The calendar of desk.yaml, and on top of it the closures that were planned in chat, as they were last read. */
export function liveCalendar(base: Calendar): LiveCalendar {
  let current = base;
  let known = '[]';
  let version = -1;
  /** Transactions that hold it: until their end it is as they have read it. */
  const heldIn = new WeakSet<Db>();

  async function reload(db: Db): Promise<boolean> {
    // Whatever changes closures is in the desk's log, and one change commits after the other.
    const asOf = await deskVersion(db);
    if (asOf <= version) return false;
    const planned = await plannedClosures(db);
    // Two may have read at once; the later state counts.
    if (asOf <= version) return false;
    version = asOf;
    const read = JSON.stringify(planned);
    if (read === known) return false;
    known = read;
    // A new object: what was compiled for the old one is not asked any more.
    current = withPlanned(base, planned);
    return true;
  }

  return {
    base,
    now: () => current,
    reload,
    hold: async tx => {
      if (heldIn.has(tx)) return;
      heldIn.add(tx);
      // They go over the wire together, and are carried out in this order.
      const [, , asOf] = await Promise.all([holdCalendar(tx), reload(tx), deskVersion(tx)]);
      noteVersionHeld(tx, asOf);
    },
  };
}

/** A calendar with closures that were planned in chat. */
export function withPlanned(
  base: Calendar,
  planned: (Pick<Closure, 'from' | 'to' | 'name'> & { onCallEmail: string | null })[],
): Calendar {
  const closures = planned.map(
    ({ from, to, name, onCallEmail }): Closure => ({ from, to, name, onCall: onCallEmail }),
  );
  return { ...base, closures: [...base.closures, ...closures] };
}
