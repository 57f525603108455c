import type { Log } from '../log.ts';
import { type ChatPlatform, chatPlatforms } from '../ticket/words.ts';
import type { Desk } from './desk.ts';
import type { ChatDirectory } from './directory.ts';
import { enrol } from './recognise.ts';

const everyMs = 10 * 60_000;

/**
 * Asks both chats, now and then, who is in the operators' channel: so that a ticket can be given to somebody who has
 * never pressed a button, and an assignee be mentioned on the platform that they do not work on. `ask` asks at once.
 */
export function keepOperatorsKnown(
  desk: Desk,
  directories: Partial<Record<ChatPlatform, ChatDirectory>>,
  log: Log,
): { ask(): Promise<void>; stop(): void } {
  async function ask(): Promise<void> {
    for (const platform of chatPlatforms) {
      try {
        const members = (await directories[platform]?.members()) ?? [];
        for (const member of members) await enrol(desk, platform, member.userId, member);
      } catch (error) {
        log.info(
          { room: 'desk', platform, reason: String(error) },
          'cannot ask who is in the operators’ channel',
        );
      }
    }
  }
  const timer = setInterval(() => void ask(), everyMs);
  return { ask, stop: () => clearInterval(timer) };
}
