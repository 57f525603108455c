import { z } from 'zod';
import type { Linking } from '../../desk-door.ts';

const linkShared = z.object({
  user: z.string().min(1),
  channel: z.string().min(1),
  message_ts: z.string().min(1),
  is_bot_user_member: z.boolean().default(false),
  source: z.string().default('conversations_history'),
  links: z.array(z.object({ url: z.string() })),
});

/** More of them nobody reads. */
const linksAtMost = 50;

/**
 * A message with links of ours that somebody has sent. null: one that is still being written. There Slack says `COMPOSER` for
 * the channel, so nobody knows who will read it; it tells of it again when it is sent (docs.slack.dev, link_shared).
 */
export function linksIn(event: unknown): { user: string; linking: Linking } | null {
  const { data } = linkShared.safeParse(event);
  if (data?.source !== 'conversations_history' || data.channel === 'COMPOSER') return null;
  const { user, channel, message_ts: message, links, is_bot_user_member: isMember } = data;
  return {
    user,
    linking: {
      channel,
      message,
      // As they stand in the message: below them it is shown.
      links: links.slice(0, linksAtMost).map(({ url }) => url),
      // Of conversations between people the app is no member.
      isAlone: channel.startsWith('D') && isMember,
    },
  };
}
