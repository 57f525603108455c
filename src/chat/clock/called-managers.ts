import { rosterAt } from '../../desk/clock/roster.ts';
import type { Desk } from '../../desk/desk.ts';
import { accountsOf } from '../../store/people/operators.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { ListCard } from '../card.ts';

/** Who is on duty, or else every manager, by their accounts on a platform. */
export async function calledManagers(desk: Desk, platform: ChatPlatform): Promise<ListCard['mentions']> {
  const roster = await rosterAt(desk, desk.db, desk.clock());
  const told = roster.onDuty.length > 0 ? roster.onDuty : roster.managers;
  return await accountsOf(
    desk.db,
    platform,
    told.map(({ id }) => id),
  );
}
