import { isAway } from '../../../ticket/people/absences.ts';
import { isTheirs } from '../../../ticket/people/is-theirs.ts';
import { type Seen, seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Operator } from '../../../ticket/words.ts';
import type { Portal } from '../../portal/portal.ts';

/** A request as a colleague may see it here; null where it is gone. */
export function seenBy(
  { desk }: Portal,
  operator: Operator,
  ticket: Ticket | undefined,
): Seen<Ticket> | null {
  return ticket ? seen(ticket, eyesOf(desk, { kind: 'operator', operator }, 'report')) : null;
}

/**
 * Whether a colleague reads here what it is about. Where the house asks for a reason of whoever opens what is neither theirs nor in
 * their queue, no subject of those stands here without one: in chat they say it, and it is recorded.
 */
export function readsSubject({ desk }: Portal, operator: Operator, ticket: Seen<Ticket> | null): boolean {
  if (!desk.privacy.askReason || !ticket) return true;
  const { assignee } = ticket;
  const isFree = assignee !== null && isAway(desk.absences.now(), assignee.id, desk.clock());
  return isTheirs(ticket, operator, isFree);
}
