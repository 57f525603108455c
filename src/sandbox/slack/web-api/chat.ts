import type { SlackMessage } from '../workspace.ts';
import { writableChannel } from './arguments.ts';
import { workspaceUrl } from './auth.ts';
import { content, metadataIn } from './content.ts';
import { type Methods, Refused } from './method.ts';

/** Messages. */
export const chatMethods: Methods = {
  'chat.postMessage': {
    scope: 'chat:write',
    answer: (workspace, args) => {
      const channel = writableChannel(workspace, args.channel);
      const { text, blocks } = content(args);
      const threadTs = typeof args.thread_ts === 'string' ? args.thread_ts : undefined;
      if (threadTs && !workspace.message(channel.id, threadTs)) throw new Refused('thread_not_found');
      const metadata = metadataIn(args.metadata);
      const isBroadcast = String(args.reply_broadcast) === 'true';
      if (isBroadcast && !threadTs) throw new Refused('cannot_reply_to_message');
      const message: SlackMessage = {
        ts: workspace.nextTs(),
        user: workspace.app.botUser,
        text,
        ...(blocks ? { blocks } : {}),
        ...(threadTs ? { thread_ts: threadTs } : {}),
        ...(isBroadcast ? { broadcast: true } : {}),
        ...(metadata ? { metadata } : {}),
      };
      channel.messages.push(message);
      workspace.changed(workspace.keptMessage(channel.id, message));
      return { channel: channel.id, ts: message.ts, message };
    },
  },

  'chat.getPermalink': {
    scope: null,
    answer: (workspace, args) => {
      const channel = writableChannel(workspace, args.channel);
      const message = workspace.message(channel.id, args.message_ts);
      if (!message) throw new Refused('message_not_found');
      const permalink = `${workspaceUrl}archives/${channel.id}/p${message.ts.replace('.', '')}`;
      return { channel: channel.id, permalink };
    },
  },

  'chat.update': {
    scope: 'chat:write',
    answer: (workspace, args) => {
      const channel = writableChannel(workspace, args.channel);
      const message = workspace.message(channel.id, args.ts);
      if (!message) throw new Refused('message_not_found');
      if (message.user !== workspace.app.botUser) throw new Refused('cant_update_message');
      const { text, blocks } = content(args);
      Object.assign(message, { text, edited: true }, blocks ? { blocks } : {});
      workspace.changed(workspace.keptMessage(channel.id, message));
      return { channel: channel.id, ts: message.ts, text };
    },
  },

  'chat.delete': {
    scope: 'chat:write',
    answer: (workspace, args) => {
      const channel = writableChannel(workspace, args.channel);
      const message = workspace.message(channel.id, args.ts);
      if (!message) throw new Refused('message_not_found');
      if (message.user !== workspace.app.botUser) throw new Refused('cant_delete_message');
      channel.messages = channel.messages.filter(each => each !== message);
      workspace.changed(workspace.keptGone(channel.id, message));
      return { channel: channel.id, ts: message.ts };
    },
  },

  'chat.postEphemeral': {
    scope: 'chat:write',
    answer: (workspace, args) => {
      const channel = writableChannel(workspace, args.channel);
      const user = String(args.user);
      if (!channel.members.includes(user)) throw new Refused('user_not_in_channel');
      const { text, blocks } = content(args);
      const ts = workspace.nextTs();
      workspace.state.ephemerals.push({ channel: channel.id, user, text, ts, ...(blocks ? { blocks } : {}) });
      workspace.changed();
      return { message_ts: ts };
    },
  },
};
