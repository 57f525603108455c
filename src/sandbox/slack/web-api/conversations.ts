import { knownChannel, pageOf, writableChannel } from './arguments.ts';
import type { Methods } from './method.ts';

/** Channels, and who and what is in them. */
export const conversationsMethods: Methods = {
  'conversations.info': {
    scope: 'channels:read',
    answer: (workspace, args) => {
      const { id, name, members, archived, isPrivate } = knownChannel(workspace, args.channel);
      return {
        channel: {
          id,
          name,
          is_channel: !isPrivate,
          is_private: isPrivate ?? false,
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

  'conversations.history': {
    scope: 'channels:history',
    answer: (workspace, args) => {
      const channel = writableChannel(workspace, args.channel);
      const oldest = Number(args.oldest ?? 0);
      const withMetadata = String(args.include_all_metadata) === 'true';
      const messages = channel.messages
        .filter(({ ts, thread_ts }) => !thread_ts && Number(ts) > oldest)
        .toReversed()
        .slice(0, Number(args.limit ?? 100))
        .map(({ metadata, ...message }) => (withMetadata && metadata ? { ...message, metadata } : message));
      return { messages, has_more: false };
    },
  },
};
