import type { Effect } from '../../outbox/effect.ts';
import type { Db } from '../../store/database.ts';
import { whatNames } from '../../store/tickets/related.ts';
import { type Changed, redrawEffect } from '../effects.ts';

/** Cards that name a request which few may see from now on are drawn anew without it; and with it, once that is lifted. */
export async function whatSaysSo(tx: Db, changes: Changed[]): Promise<Effect[]> {
  const effects: Effect[] = [];
  for (const { before, ticket } of changes) {
    if (!before || before.restricted === ticket.restricted) continue;
    const naming = await whatNames(tx, ticket.number);
    if (naming.length > 0) effects.push(redrawEffect(naming));
  }
  return effects;
}
