import type { Db } from '../../store/database.ts';
import { restrictedByRule } from '../../ticket/chapters/restricting.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { record } from '../handle.ts';
import type { SuggestedBy } from './suggest.ts';

/**
 * What comes later can be what few may see, as well as what opens a request: all of it is kept to few then, in the transaction
 * in which the mail comes in.
 *
 * @param ticket as it is with the mail
 */
export async function restrictByRule(desk: Desk, tx: Db, ticket: Ticket, mail: SuggestedBy): Promise<void> {
  const events = restrictedByRule(ticket, desk.suggest(mail)?.category, desk.policy.catalogue);
  if (events.length > 0)
    await record(desk, tx, ticket, events, { actor: { kind: 'desk' }, origin: 'desk', key: null });
}
