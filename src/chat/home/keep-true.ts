import type { Log } from '../../log.ts';
import { Transient } from '../../outbox/failure.ts';
import { safeReason } from '../../safe-fault.ts';
import { type HomePage, noteLeftSo, takeDuePages } from '../../store/chats/home-pages.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Chats } from '../couriers/chats.ts';
import { drawPage } from './draw-page.ts';
import { dueNext, paceMs, slowestMs } from './kept.ts';

const everyMs = 15_000;
/** So many at each look: 80 a minute, where Slack takes some 100 (views.publish, tier 4). With 200 operators each waits 3 minutes at most. */
const atOnce = 20;

/**
 * What colleagues do, and what time does, shows on a page that somebody has before them within some seconds more than a minute,
 * though they press nothing. Each look takes the pages that have waited longest; whatever comes of one, the others have
 * their turn.
 */
export function keepHomesTrue(look: () => Promise<void>, log: Log): { stop(): void } {
  let isBusy = false;
  const timer = setInterval(async () => {
    if (isBusy) return;
    isBusy = true;
    await look().catch((error: unknown) => {
      log.info(
        { room: 'chat', reason: safeReason(error) },
        'cannot learn which pages of people’s own are to be looked at',
      );
    });
    isBusy = false;
  }, everyMs).unref();
  return { stop: () => clearInterval(timer) };
}

/** One look. A platform that wants less is left alone until the next. */
export async function lookAtHomes(chats: Chats, log: Log): Promise<void> {
  const { db, clock } = chats.desk;
  const now = clock();
  const resting = new Set<ChatPlatform>();
  for (const page of await takeDuePages(db, now, new Date(now.getTime() + paceMs), atOnce)) {
    if (resting.has(page.platform)) continue;
    const error = await faultIn(chats, page);
    if (error === null) continue;
    log.info(
      { room: page.platform, reason: safeReason(error) },
      'a page of somebody’s own was not drawn anew',
    );
    if (error instanceof Transient && error.retryAfterSeconds !== undefined) resting.add(page.platform);
  }
}

async function faultIn(chats: Chats, page: HomePage): Promise<unknown> {
  try {
    await drawPage(chats, page);
    return null;
  } catch (error) {
    const { db, clock } = chats.desk;
    // Who cannot be reached for long is tried more rarely.
    await noteLeftSo(db, page, dueNext(page, clock()) ?? new Date(clock().getTime() + slowestMs)).catch(
      () => {},
    );
    return error;
  }
}
