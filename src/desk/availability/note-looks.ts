import { noteMinute } from '../../store/availability/hours.ts';
import { lockStanding, noteWhy } from '../../store/availability/standings.ts';
import { minuteMs } from '../../ticket/availability/minutes.ts';
import type { Looked } from '../../ticket/availability/probe.ts';
import type { Desk } from '../desk.ts';

/** From where the desk itself looks. */
export const here = 'here';

/**
 * Keeps what was seen of services in a minute, from one place.
 *
 * @param minute its beginning
 */
export async function noteLooks(
  { db }: Pick<Desk, 'db'>,
  from: { place: string; minute: Date },
  looked: readonly Looked[],
): Promise<void> {
  await db.transaction(async tx => {
    await noteMinute(tx, from, looked);
    // In one order, whoever tells: each keeps its row locked.
    for (const { service, isUp, why } of looked.toSorted((a, b) => (a.service < b.service ? -1 : 1))) {
      if (isUp) continue;
      await lockStanding(tx, service, new Date(from.minute.getTime() - minuteMs));
      await noteWhy(tx, service, `${why} (${from.place})`);
    }
  });
}
