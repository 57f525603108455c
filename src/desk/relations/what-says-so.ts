import type { Effect } from '../../outbox/effect.ts';
import type { Db } from '../../store/database.ts';
import { openOfTheSame } from '../../store/tickets/others.ts';
import { whatNames } from '../../store/tickets/related.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Changed, redrawEffect } from '../effects.ts';

/** Of somebody with more open requests the others say how many there are when they are drawn next, an hour later at most. */
const drawnAtOnce = 20;

/**
 * Cards of other requests that say something of these, and are drawn anew: they name one which few may see from now on, or may see
 * again; or they are of the same customer, and count it.
 *
 * @param when counts wait until then: a customer who writes much is counted once
 */
export async function whatSaysSo(tx: Db, changes: Changed[], when: Date): Promise<Effect[]> {
  const effects: Effect[] = [];
  for (const { before, ticket } of changes) {
    if (before && before.restricted !== ticket.restricted) {
      const naming = await whatNames(tx, ticket.number);
      if (naming.length > 0) effects.push(redrawEffect(naming));
    }
    for (const address of countedOtherwise(before, ticket)) {
      const theirs = await openOfTheSame(tx, address, ticket.number, drawnAtOnce);
      if (theirs.length > 0) effects.push(redrawEffect(theirs, when));
    }
  }
  return effects;
}

/** Whose other requests count this one otherwise than before. */
function countedOtherwise(before: Ticket | null, now: Ticket): Set<string> {
  const countedAs = ({ requester, status, mergedInto, restricted }: Ticket) =>
    `${requester.address} ${status === 'closed' ? `closed ${mergedInto === null}` : 'open'} ${restricted}`;
  if (before && countedAs(before) === countedAs(now)) return new Set();
  return new Set([before, now].flatMap(ticket => ticket?.requester.address || []));
}
