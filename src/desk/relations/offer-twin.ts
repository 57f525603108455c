import type { Db } from '../../store/database.ts';
import { lockTicket } from '../../store/tickets/tickets.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { type Circumstances, record } from '../handle.ts';
import { likeIt } from './twins-left-open.ts';

const itself: Circumstances = { actor: { kind: 'desk' }, origin: 'desk', key: null };
/** Who writes every day of one thing: the latest are asked about. */
const askedAtMost = 20;

/**
 * A request that has just come in, all see, and resembles one that few may see: those few are asked on that one's card, as of those
 * that were there before. It is restricted by nobody but them; to nobody else anything is said.
 */
export async function offerTwin(desk: Desk, tx: Db, ticket: Ticket): Promise<void> {
  if (ticket.restricted || ticket.fromBacklog) return;
  const number = await likeIt(tx, ticket, true);
  const hidden = number === null ? null : await lockTicket(tx, number);
  if (!hidden?.restricted || hidden.mergedInto !== null || hidden.status === 'closed') return;
  const twins = [...(hidden.twins ?? []), ticket.number].slice(-askedAtMost);
  await record(desk, tx, hidden, [{ type: 'twins-found', twins }], itself);
}
