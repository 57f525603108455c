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
