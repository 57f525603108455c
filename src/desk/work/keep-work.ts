import type { Db } from '../../store/database.ts';
import { keepWork } from '../../store/tickets/work.ts';
import type { Changed } from '../effects.ts';

/** In the transaction in which time was noted, or corrected: it is kept where months are asked for. */
export async function keepWorkNoted(tx: Db, changes: Changed[]): Promise<void> {
  for (const { ticket, events } of changes) {
    const noted = events.flatMap(({ sequence, event }) => {
      if (event.type === 'work-noted') return [sequence];
      return event.type === 'work-corrected' ? [event.entry] : [];
    });
    const entries = ticket.work.filter(({ id }) => noted.includes(id));
    if (entries.length > 0) await keepWork(tx, ticket.number, entries);
  }
}
