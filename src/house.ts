import type { Application } from 'express';
import type { Config } from './config/config.ts';
import { adoptTerms } from './desk/clock/recompute.ts';
import type { Clock } from './desk/clock.ts';
import { resumeScans } from './desk/letters/scans.ts';
import { settleEverybodysSight } from './desk/people/sight.ts';
import { bringAlong } from './desk/relations/bring-along.ts';
import { secretNotices } from './desk/watch/secrets.ts';
import { type Open, openRooms } from './house/closing.ts';
import { openDesk } from './house/desk/desk-of.ts';
import { openChats } from './house/rooms/chats.ts';
import { openClock } from './house/rooms/clock.ts';
import type { Ground } from './house/rooms/ground.ts';
import { openLetters } from './house/rooms/letters.ts';
import { type Mail, openMail } from './house/rooms/mail.ts';
import { openNumbers } from './house/rooms/numbers.ts';
import { openOutbox } from './house/rooms/outbox.ts';
import { openApiDoor } from './house/rooms/outwards.ts';
import { openPages } from './house/rooms/pages.ts';
import { openProbing } from './house/rooms/probing.ts';
import { openStanding } from './house/rooms/standing.ts';
import { openStore } from './house/rooms/store.ts';
import { openWatch } from './house/rooms/watch.ts';
import type { Log } from './log.ts';
import { openMeter } from './metrics/meter.ts';
import { enqueue } from './outbox/enqueue.ts';
import { deskSecret } from './store/settings.ts';
import { openWaitedFor } from './waited-for.ts';

/** A room that has not closed by then is left as it is. */
const closeWithinMs = 10_000;

/** What the house is built of. */
export type Site = {
  config: Config;
  /** The database to be used, of whatever kind, brought to today's schema (store/migrate.ts). */
  databaseUrl: string;
  /** Takes the routes; it does not listen by itself. */
  web: Application;
  clock: Clock;
  log: Log;
};

export type House = Pick<Mail, 'smtpPort' | 'lmtpPort' | 'take'> & { stop(): Promise<void> };

/**
 * Opens the rooms, and closes them in the opposite order, where one does not open too: what works on would go on
 * complaining of a database that goes away.
 */
export async function openHouse(site: Site): Promise<House> {
  const rooms = openRooms(site.log);
  const stop = () => rooms.closeAll(closeWithinMs);
  try {
    const { smtpPort, lmtpPort, take } = await furnish(site, rooms.open);
    return { smtpPort, lmtpPort, take, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Each room, in the order in which one needs the other. */
async function furnish({ config, databaseUrl, web, clock, log }: Site, open: Open): Promise<Mail> {
  const database = await open('store', openStore(databaseUrl, log));
  const secret = await deskSecret(database.db);
  const desk = await openDesk(config, database.db, clock, secret);
  const waitedFor = openWaitedFor();
  const ground: Ground = { config, database, desk, secret, log, meter: openMeter(), waitedFor };
  await adoptTerms(desk);
  await bringAlong(desk);
  await settleEverybodysSight(desk);

  const chats = await openChats(ground, web);
  const letters = await open('letters', openLetters(ground));
  const carrying = await open('outbox', openOutbox(ground, chats, letters));
  await resumeScans(desk);
  // A desk that is started with an expired secret says so now, not tomorrow morning.
  await enqueue(database.db, secretNotices(desk, clock()));

  await open('numbers', openNumbers(ground, chats));
  const mail = await open('mail', openMail(ground));
  await open('chats', chats.listen());
  await open('clock', openClock(ground));
  await open('watch', openWatch(ground, mail, letters));
  await open('probing', openProbing(ground, mail));
  await open('roll call', chats.callRoll());
  openApiDoor(ground, web);
  openPages(ground, web);
  await open('standing', openStanding(ground, carrying, web));
  return mail;
}
