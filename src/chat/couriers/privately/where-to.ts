import { accountsOf } from '../../../store/people/operators.ts';
import { type ChatPlatform, chatPlatforms } from '../../../ticket/words.ts';
import type { Chats } from '../chats.ts';

/**
 * Where somebody is told something alone: on the platform on which they asked for it, if they are there; else wherever they are.
 *
 * @param said null: on none @returns null: they are nowhere
 */
export async function whereTo(
  { desk, gateways }: Chats,
  operator: number,
  said: ChatPlatform | null,
): Promise<{ platform: ChatPlatform; userId: string } | null> {
  const inOrder = [...chatPlatforms].toSorted((a, b) => Number(b === said) - Number(a === said));
  for (const platform of inOrder) {
    const [account] = gateways[platform] ? await accountsOf(desk.db, platform, [operator]) : [];
    if (account) return { platform, userId: account.userId };
  }
  return null;
}
