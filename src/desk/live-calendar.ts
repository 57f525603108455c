import type { Calendar } from '../sla/calendar.ts';
import { plannedClosures } from '../store/closures.ts';
import type { LiveCalendar } from './desk.ts';

/** The calendar of desk.yaml, and on top of it the closures that were planned in chat, as they were last read. */
export function liveCalendar(base: Calendar): LiveCalendar {
  let current = base;
  let known = '[]';
  return {
    base,
    now: () => current,
    reload: async db => {
      const planned = (await plannedClosures(db)).map(({ from, to, name, onCallEmail }) => ({
        from,
        to,
        name,
        onCall: onCallEmail,
      }));
      const read = JSON.stringify(planned);
      if (read === known) return false;
      known = read;
      // A new object: what was compiled for the old one is not asked any more.
      current = { ...base, closures: [...base.closures, ...planned] };
      return true;
    },
  };
}
