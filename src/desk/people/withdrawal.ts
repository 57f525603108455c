import type { Db } from '../../store/database.ts';
import { findAsLastSaid } from '../../store/people/sight.ts';
import type { RestrictingEvent } from '../../ticket/chapters/restricting.ts';
import type { RequestFacts } from '../../ticket/sight/sight.ts';
import type { Desk } from '../desk.ts';
import type { Changed } from '../effects.ts';
import { whoSees } from './who-sees.ts';

/**
 * What follows where a request is kept to few from now on, whatever did it: whoever has it and may not see it has it no
 * longer. Else it was stuck: they could do nothing with it, and of the few nobody would find it in a queue. Who has left sees
 * nothing.
 *
 * @returns nothing where whoever has it sees it, or nobody has it
 */
export async function withdrawal(
  desk: Pick<Desk, 'maySeeWords'>,
  tx: Db,
  { before, ticket, events }: Changed,
): Promise<RestrictingEvent[]> {
  const assignee = ticket.assignee;
  if (!assignee || !ticket.restricted) return [];
  // Who sees it can change for a minute by a slip of a platform: that takes nothing from anybody.
  const isNew = !before?.restricted || events.some(({ event }) => event.type === 'restricted');
  if (!isNew || (await keepsSight(desk, tx, ticket, assignee.id))) return [];
  return [{ type: 'withdrawn', from: { id: assignee.id, name: assignee.name } }];
}

/**
 * Whether somebody may see a request, as was last said of them: that their platform is silent takes nothing from them. Who has left
 * sees nothing.
 */
export async function keepsSight(
  desk: Pick<Desk, 'maySeeWords'>,
  tx: Db,
  request: RequestFacts,
  id: number,
): Promise<boolean> {
  const operator = await findAsLastSaid(tx, id);
  return operator !== null && whoSees(desk, request, [operator]).length > 0;
}
