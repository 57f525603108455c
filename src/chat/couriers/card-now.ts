import type { Desk, Destination } from '../../desk/desk.ts';
import { whoSees } from '../../desk/people/who-sees.ts';
import { unseenOthersOf } from '../../desk/relations/unseen-others.ts';
import { Permanent } from '../../outbox/failure.ts';
import { filesReceived } from '../../store/mail/attachments.ts';
import { allOperators } from '../../store/people/operators.ts';
import { othersOf } from '../../store/tickets/others.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import { seen, withoutUnseen } from '../../ticket/sight/seen.ts';
import { eyesOf, seesRestricted } from '../../ticket/sight/sight.ts';
import type { TicketCard } from '../card.ts';
import { ticketCard } from '../cards/ticket-card.ts';
import { momentOf } from '../in-words/moment.ts';
import { letterNow } from '../letter-now.ts';
import type { Speech } from '../say.ts';

/** The ticket's card as it is now, for a channel. @throws Permanent where there is no such ticket */
export async function cardNow(
  desk: Desk,
  speech: Speech,
  number: number,
  { platform, channel }: Destination,
): Promise<TicketCard> {
  const ticket = await findTicket(desk.db, number);
  if (!ticket) throw new Permanent(`there is no ticket ${number}`);
  const eyes = eyesOf(desk, { kind: 'channel', platform, channel }, 'card');
  const letter = await letterNow(desk.db, number);
  const files = await filesReceived(desk.db, number);
  const others = await othersOf(desk.db, ticket, seesRestricted(eyes));
  const operators = whoSees(desk, ticket, await allOperators(desk.db));
  const shown = withoutUnseen(seen(ticket, eyes), await unseenOthersOf(desk.db, ticket, eyes));
  return ticketCard(shown, momentOf(desk, speech), letter, files, others, operators);
}
