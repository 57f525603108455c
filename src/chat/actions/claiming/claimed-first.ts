import type { OperatorCommand } from '../../../ticket/commands.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Done } from '../action.ts';

/** Nobody has it: whoever serves its customer has it from then on. */
export function needsClaim({ assignee, status }: Pick<Ticket, 'assignee' | 'status'>): boolean {
  return assignee === null && status !== 'closed';
}

/** The claim goes before what is done, in the same press and the same transaction, where nobody has the request yet. */
export function claimedFirst(ticket: Ticket, order: OperatorCommand | OperatorCommand[]): OperatorCommand[] {
  const orders = [order].flat();
  return needsClaim(ticket) ? [{ type: 'claim' }, ...orders] : orders;
}

/** What was done, and that the request was claimed with it. */
export function withClaim(line: string, { words, events }: Done): string {
  const isClaimed = events.some(({ event }) => event.type === 'claimed');
  return isClaimed ? `${line} ${words.actions.claim.done}` : line;
}
