import type { Db } from '../../store/database.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { type Circumstances, hold, record } from '../handle.ts';
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
  const held = number === null ? null : await hold(desk, tx, number, itself);
  if (!held?.ok) return;
  const { ticket: hidden } = held;
  if (!hidden.restricted || hidden.mergedInto !== null || hidden.status === 'closed') return;
  const twins = [...(hidden.twins ?? []), ticket.number].slice(-askedAtMost);
  await record(desk, tx, hidden, [{ type: 'twins-found', twins }], itself);
}
