import type { Db } from '../../store/database.ts';
import type { Message } from '../../store/mail/messages.ts';
import { allAbsorbedBy, openedWith } from '../../store/tickets/related.ts';
import { ticketsNumbered } from '../../store/tickets/tickets.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Opening } from '../new-ticket.ts';

/**
 * How a message came that is not a mail: who typed what a customer said, or by which form they wrote. It goes along with the
 * message: what was typed can be mended, and who wrote by a form can read what becomes of it.
 *
 * @param ticket in whose conversation it stands; it may have opened one that was merged into that
 */
export async function howItCame(
  tx: Db,
  ticket: Ticket,
  { mailId, messageId, author }: Message,
): Promise<Pick<Opening, 'typed' | 'viaForm'>> {
  if (mailId !== null) return {};
  const merged = await allAbsorbedBy(tx, ticket.number);
  const opened = await openedWith(tx, [ticket.number, ...merged], messageId);
  const requests = [ticket, ...(await ticketsNumbered(tx, merged)).values()];
  const itsOwn = requests.filter(({ number }) => opened.includes(number));
  if (author?.form !== undefined) {
    // By a form one writes more than once into one request.
    const viaForm = [...itsOwn, ...requests].find(each => each.viaForm?.name === author.form)?.viaForm;
    return viaForm ? { viaForm } : {};
  }
  const typed = itsOwn.find(each => each.typed !== null)?.typed;
  return typed ? { typed } : {};
}
