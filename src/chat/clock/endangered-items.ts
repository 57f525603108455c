import { seenLog } from '../../desk/relations/unseen-others.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import { seen } from '../../ticket/sight/seen.ts';
import type { Eyes } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { ListItem } from '../card.ts';
import { endangered } from '../cards/list-card.ts';
import type { Telling } from './telling.ts';

type List = Parameters<typeof endangered>[3];

/**
 * Tickets on a list that the desk posts, each with what happened last and the way to its card.
 *
 * @param why why the reader is told of one; '' where the list says it
 */
export async function endangeredItems(
  { desk, to, moment, links }: Telling,
  tickets: Ticket[],
  list: List,
  eyes: Eyes,
  why: (ticket: Ticket) => string = () => '',
): Promise<ListItem[]> {
  const shown = tickets.map(ticket => seen(ticket, eyes));
  const ways = await links(to.platform, shown);
  const items: ListItem[] = [];
  for (const ticket of shown) {
    const events = await seenLog(desk.db, ticket, await eventsAfter(desk.db, ticket.number, 0), eyes);
    const way = ways.get(ticket.number) ?? '';
    items.push(endangered(ticket, why(ticket), events, list, moment, way));
  }
  return items;
}
