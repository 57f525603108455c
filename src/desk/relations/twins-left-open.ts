import type { Db } from '../../store/database.ts';
import { alikeWithinMs, ticketLike } from '../../store/tickets/alike.ts';
import { readByAll } from '../../store/tickets/kept-to-few.ts';
import { likenedTo } from '../../store/tickets/related.ts';
import type { RestrictingEvent } from '../../ticket/chapters/restricting.ts';
import { correspondent } from '../../ticket/people/authorship.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Changed } from '../effects.ts';

/**
 * Where a request is kept to few from now on: what may be the same request, and all see. It is restricted by nobody but those
 * few, who are asked; to nobody else anything is said.
 */
export async function twinsLeftOpen(
  tx: Db,
  { before, ticket }: Pick<Changed, 'before' | 'ticket'>,
): Promise<RestrictingEvent[]> {
  if (!ticket.restricted || before?.restricted || ticket.mergedInto !== null) return [];
  const likened = before?.looksLike ?? null;
  const found = [likened, await likeIt(tx, ticket, false), ...(await likenedTo(tx, ticket.number))];
  const twins = await readByAll(tx, [...new Set(found.flatMap(number => number ?? []))]);
  return twins.length > 0 ? [{ type: 'twins-found', twins }] : [];
}

/**
 * The open request of the same sender that says nearly the same, whichever came first.
 *
 * @param restricted among those that few may see, or among the others
 */
export async function likeIt(tx: Db, ticket: Ticket, restricted: boolean): Promise<number | null> {
  const { number, subject, excerpt, openedAt, authorship } = ticket;
  const { address } = correspondent(ticket);
  if (authorship.shared || address === '') return null;
  const since = new Date(openedAt.getTime() - alikeWithinMs);
  return await ticketLike(tx, {
    address,
    text: `${subject} ${excerpt}`,
    since,
    but: number,
    restricted,
  });
}
