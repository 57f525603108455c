import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import type { NumbersSeen } from '../../store/numbers-seen.ts';
import { lockSetting, restoredSetting, saveSetting } from '../../store/settings.ts';
import { highestNumber } from '../../store/tickets/ticket-numbers.ts';
import { within } from '../../within.ts';
import type { Desk } from '../desk.ts';
import { restored, seenElsewhere } from './restored.ts';

const everyMs = 10_000;
/** A database that does not answer is asked again; questions to it do not pile up. */
const askedAtMostMs = 60_000;
/** A chat that does not say by then what it has seen is not waited for: mail and presses tell as well, a little later. */
const chatsWaitedMs = 5_000;

/**
 * Asks, before anything is taken in, what else has seen of this desk's numbers: a database that is older than that was
 * put back, and its numbers jump. From then on notes in the data folder what was given out.
 *
 * @param chats each tells the highest number on its cards; 0 for none
 */
export async function keepNumbers(
  desk: Pick<Desk, 'db' | 'adminDestinations' | 'clock'>,
  seen: NumbersSeen,
  chats: (() => Promise<number>)[],
  log: Log,
): Promise<{ stop(): Promise<void> }> {
  const known = [seen.read(), ...(await Promise.all(chats.map(chat => inTime(chat, log))))];
  await afterBackup(desk, Math.max(...known), log);
  await noteSeen(desk, Math.max(...known), log);
  let written = 0;
  let isRefused = false;

  async function write(): Promise<void> {
    const highest = await highestNumber(desk.db);
    if (highest === written) return;
    try {
      seen.write(highest);
      written = highest;
      isRefused = false;
    } catch (error) {
      if (!isRefused)
        log.warn({ room: 'desk', err: error }, 'cannot note the highest ticket number in the data folder');
      isRefused = true;
    }
  }

  await write();
  let isWriting = false;
  const timer = setInterval(() => {
    if (isWriting) return;
    isWriting = true;
    // Where the database is away there is nothing new to note.
    within(askedAtMostMs, write())
      .catch(() => {})
      .finally(() => {
        isWriting = false;
      });
  }, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await write().catch(() => {});
    },
  };
}

/** A backup was restored (cli/backup.ts) since the last start: what `sportello restored` does by hand is done now. */
async function afterBackup(desk: Pick<Desk, 'db' | 'clock'>, seen: number, log: Log): Promise<void> {
  await desk.db.transaction(async tx => {
    if ((await lockSetting(tx, restoredSetting)) === '') return;
    const { from, to } = await restored(tx, desk.clock(), seen);
    await saveSetting(tx, restoredSetting, '');
    log.warn({ room: 'desk', from, to }, 'a backup was restored: ticket numbers jump');
  });
}

/** @param answered the ids that mails answer which were not taken in yet */
export async function noteAnswered(desk: Desk, answered: string[], log: Log): Promise<void> {
  const numbers = answered.flatMap(id => desk.messageIds.named(id)?.number ?? []);
  await noteSeen(
    desk,
    numbers.reduce((highest, number) => Math.max(highest, number), 0),
    log,
  );
}

async function noteSeen(
  desk: Pick<Desk, 'db' | 'adminDestinations'>,
  number: number,
  log: Log,
): Promise<void> {
  const done = await desk.db.transaction(tx => seenElsewhere(desk, tx, number));
  if (done)
    log.warn(
      { room: 'desk', known: done.from, seen: number, next: done.to + 1 },
      'the database is older than what was seen of it: numbers jump',
    );
}

async function inTime(chat: () => Promise<number>, log: Log): Promise<number> {
  const asked = chat().catch(error => {
    log.info({ room: 'desk', reason: String(error) }, 'a chat does not say which cards it has');
    return 0;
  });
  return await Promise.race([asked, wait(chatsWaitedMs, 0, { ref: false })]);
}
