import type { Desk } from '../../desk/desk.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import { seen, seenEvents } from '../../ticket/sight/seen.ts';
import type { Eyes } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { ListItem } from '../card.ts';
import { endangered } from '../cards/list-card.ts';
import type { Moment } from '../in-words/moment.ts';

type List = Parameters<typeof endangered>[3];

/** A ticket on a list that the desk posts, with what was done last. @param why why the reader is told; '' where the list says it */
export async function endangeredItem(
  desk: Desk,
  ticket: Ticket,
  list: List,
  { eyes, moment }: { eyes: Eyes; moment: Moment },
  why = '',
): Promise<ListItem> {
  const events = await eventsAfter(desk.db, ticket.number, 0);
  return endangered(seen(ticket, eyes), why, seenEvents(ticket, events, eyes), list, moment);
}
