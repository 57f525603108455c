import { measureDue } from '../../desk/reports/measuring.ts';
import { shutChats } from '../../desk/watch/shut-chats.ts';
import { requestOfEffect, troubleNotices } from '../../desk/watch/trouble-notices.ts';
import { type KeptAlarms, keptAlarms } from '../../mail/admins/kept-alarms.ts';
import { countedCouriers } from '../../metrics/counted.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { loggedCouriers } from '../../outbox/logged-couriers.ts';
import { type Outbox, runOutbox } from '../../outbox/run-outbox.ts';
import type { Kept } from '../../store/kept-json.ts';
import type { Room } from '../closing.ts';
import type { Chats } from './chats.ts';
import type { Ground } from './ground.ts';
import type { Letters } from './letters.ts';
import { outwardsCouriers } from './outwards.ts';

export type Carrying = {
  outbox: Pick<Outbox, 'state'>;
  chats: ReturnType<typeof shutChats>;
  kept: Kept<KeptAlarms>;
};

/** Carries what the desk writes down: cards, calls, letters. What is broken becomes a card for the admins. */
export async function openOutbox(
  ground: Ground,
  chats: Pick<Chats, 'couriers'>,
  letters: Pick<Letters, 'couriers' | 'givenUp'>,
): Promise<Room<Carrying>> {
  const { config, database, desk, log, meter, waitedFor } = ground;
  const kept = keptAlarms(config.dataDir);
  const shut = shutChats(kept.read()?.shut);
  const measure = async () => await measureDue(desk);
  const couriers = { ...chats.couriers, ...letters.couriers, ...outwardsCouriers(ground), measure };
  const outbox = await runOutbox(
    database.url,
    countedCouriers(loggedCouriers(couriers, log), meter),
    async trouble => {
      await letters.givenUp(trouble);
      const about = await requestOfEffect(database.db, trouble.payload);
      await enqueue(database.db, troubleNotices(desk.adminDestinations, trouble, about, desk.clock()));
    },
    log,
    shut,
    undefined,
    waitedFor,
  );
  return { use: { outbox, chats: shut, kept }, close: () => outbox.stop() };
}
