import type { Ticket } from '../ticket.ts';

/**
 * Whether a request is somebody's business: they have it, watch it, or could take it, for it waits in the queue that all share. Pure.
 *
 * @param isFree whoever has it is away: anybody may take it over
 */
export function isTheirs(
  { status, assignee, watchers }: Pick<Ticket, 'status' | 'assignee' | 'watchers'>,
  { id }: { id: number },
  isFree: boolean,
): boolean {
  if (assignee?.id === id || watchers.some(watcher => watcher.id === id)) return true;
  return status !== 'closed' && (assignee === null || isFree);
}
