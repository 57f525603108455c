import type { SlackMessage } from '../workspace.ts';
import { knownChannel, pageOf, writableChannel } from './arguments.ts';
import { type Args, type Methods, Refused } from './method.ts';

/** Channels, and who and what is in them. */
export const conversationsMethods: Methods = {
  'conversations.info': {
    scope: 'channels:read',
    answer: (workspace, args) => {
      // Conversations between people are told of by another scope.
      if (String(args.channel).startsWith('D')) throw new Refused('missing_scope', { needed: 'im:read' });
      const channel = knownChannel(workspace, args.channel);
      const { id, name, members, archived, isPrivate, isExtShared } = channel;
      if (isPrivate && !members.includes(workspace.app.botUser)) throw new Refused('channel_not_found');
      return {
        channel: {
          id,
          name,
          is_channel: !isPrivate,
          is_private: isPrivate ?? false,
          is_ext_shared: isExtShared ?? false,
          is_archived: archived ?? false,
          is_member: members.includes(workspace.app.botUser),
        },
      };
    },
  },

  'conversations.members': {
    scope: 'channels:read',
    tier: 4,
    answer: (workspace, args) => {
      const { page, ...more } = pageOf(knownChannel(workspace, args.channel).members, args);
      return { members: page, ...more };
    },
  },

  /** Of a reply's own ts: that reply, where nothing else is asked for. */
  'conversations.replies': {
    scope: 'channels:history',
    answer: (workspace, args) => {
      const channel = writableChannel(workspace, args.channel);
      const asked = workspace.message(channel.id, args.ts);
      if (!asked) throw new Refused('thread_not_found');
      const root = asked.thread_ts ?? asked.ts;
      const messages = channel.messages
        .filter(({ ts, thread_ts }) => ts === root || thread_ts === root)
        .filter(({ ts }) => ts >= String(args.oldest ?? '') && ts <= String(args.latest ?? '9'))
        .slice(0, Number(args.limit ?? 100))
        .map(message => ({ type: 'message', ...asAsked(message, args) }));
      return { messages, has_more: false };
    },
  },

  'conversations.history': {
    scope: 'channels:history',
    answer: (workspace, args) => {
      const channel = writableChannel(workspace, args.channel);
      const oldest = Number(args.oldest ?? 0);
      const messages = channel.messages
        .filter(({ ts, thread_ts, broadcast }) => (!thread_ts || broadcast) && Number(ts) > oldest)
        .toReversed()
        .slice(0, Number(args.limit ?? 100))
        .map(message => asAsked(message, args));
      return { messages, has_more: false };
    },
  },
};

/** What a message carries is given back to whoever asks for it. */
function asAsked({ metadata, ...message }: SlackMessage, args: Args): Omit<SlackMessage, 'metadata'> {
  return String(args.include_all_metadata) === 'true' && metadata ? { ...message, ...{ metadata } } : message;
}
