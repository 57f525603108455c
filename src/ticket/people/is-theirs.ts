import type { Ticket } from '../ticket.ts';

/**
 * Whether a request is somebody's business: they have it, or could take it, for it waits in the queue that all share. Pure.
 *
 * @param isFree whoever has it is away: anybody may take it over
 */
export function isTheirs(
  { status, assignee }: Pick<Ticket, 'status' | 'assignee'>,
  { id }: { id: number },
  isFree: boolean,
): boolean {
  return assignee?.id === id || (status !== 'closed' && (assignee === null || isFree));
}
