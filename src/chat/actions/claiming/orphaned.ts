import type { Desk } from '../../../desk/desk.ts';
import { whoSees } from '../../../desk/people/who-sees.ts';
import { findOperator } from '../../../store/people/operators.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Operator } from '../../../ticket/words.ts';

/**
 * Whether whoever has it can act on it no more: they have left, or may not see it. Then it is to be claimed, by whoever may. Pure.
 *
 * @param operators those who are there and may see it; none where that is not known
 */
export function isOrphaned(
  { assignee }: Pick<Ticket, 'assignee'>,
  operators: Pick<Operator, 'id'>[],
): boolean {
  return assignee !== null && operators.length > 0 && !operators.some(({ id }) => id === assignee.id);
}

/** @returns the id of whoever has it, where they can act on it no more */
export async function lostBy(desk: Desk, ticket: Ticket): Promise<number | null> {
  if (!ticket.assignee) return null;
  const operator = await findOperator(desk.db, ticket.assignee.id);
  return operator && whoSees(desk, ticket, [operator]).length > 0 ? null : ticket.assignee.id;
}
