import { isAlive, offered } from '../offer.ts';
import { plain } from '../plain.ts';

/** It came to an incident by mistake, or by itself: it is taken out, and comes to it by itself no more. */
export const leaveIncident = plain({
  verb: 'leave-incident',
  label: words => words.actions.leaveIncident.label,
  offered: where =>
    where.on === 'card' &&
    isAlive(where.state) &&
    where.ticket.status !== 'closed' &&
    where.ticket.incident !== null &&
    where.ticket.partOf !== null
      ? offered
      : null,
  orders: () => [{ type: 'leave-incident' }],
  done: words => words.actions.leaveIncident.done,
  adds: false,
});
