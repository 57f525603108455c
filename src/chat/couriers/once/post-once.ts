import { Blocked, Permanent, Transient } from '../../../outbox/failure.ts';
import type { ChatPlatform } from '../../../ticket/words.ts';
import type { Chats } from '../chats.ts';

/** What must be posted once, though the process may die between its posting and the noting of it. */
export type Posting<T> = {
  platform: ChatPlatform;
  /** Since when it may lie there without being noted: a try of before began to post it, and nobody knows how that went. */
  begunAt: Date | null;
  /** Looks whether it lies there; null where the platform lets no bot look. */
  find: ((since: Date) => Promise<T | null>) | null;
  /** Notes that it is being posted. @param at by the machine's clock: the platform compares it with its own */
  begin(at: Date): Promise<void>;
  /** Notes that it surely was not. */
  giveUp(): Promise<void>;
  post(): Promise<T>;
};

/**
 * Posts it, unless a try of before did. Where nobody can look, it is posted again, and the log says so: twice is better than
 * never.
 *
 * @returns what `find` or `post` gave
 */
export async function postOnce<T>(
  { log }: Pick<Chats, 'log'>,
  posting: Posting<T>,
): Promise<{ posted: T; isFound: boolean }> {
  const { platform, begunAt, find } = posting;
  const found = begunAt && find ? await find(begunAt) : null;
  if (found !== null) return { posted: found, isFound: true };
  await posting.begin(new Date());
  const posted = await posting.post().catch(async error => {
    if (begunAt === null && isRefusal(error)) await posting.giveUp();
    throw error;
  });
  if (begunAt && !find)
    log?.warn(
      { room: 'chat', platform },
      'posted again: a try of before was cut short, nobody can look whether it arrived, and it may stand there twice',
    );
  return { posted, isFound: false };
}

/** Whether the platform has said that it did not take it; what got no answer may have arrived. */
function isRefusal(error: unknown): boolean {
  if (error instanceof Blocked || error instanceof Permanent) return true;
  return error instanceof Transient && error.retryAfterSeconds !== undefined;
}
