import { slackIds } from '../../../sandbox/cast.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import type { SlackChannel } from '../../../sandbox/slack/workspace.ts';

/** In a channel, the newest. */
const messagesShown = 200;
const whispersShown = 5;

/** What one person sees of the workspace: the channels of which they are a member, what is said to them alone, their Home. */
export function slackFor({ slack }: Sandbox, user: string) {
  const { ephemerals, homes } = slack.state;
  const isHere = ({ members }: SlackChannel) => members.includes(user);
  return {
    user,
    users: Object.fromEntries(
      slack.users.map(({ id, realName, isBot }) => [id, { name: realName, isBot: isBot ?? false }]),
    ),
    channels: slack.state.channels.filter(isHere).map(({ id, name, members, messages, isPrivate }) => ({
      id,
      // The conversation with the app alone bears the app's name.
      name: id.startsWith('D') ? 'Sportello' : name,
      isWithApp: id.startsWith('D'),
      isPrivate: isPrivate ?? false,
      members: members.length,
      messages: messages.slice(-messagesShown),
      ephemerals: ephemerals
        .filter(whisper => whisper.user === user && whisper.channel === id)
        .slice(-whispersShown),
    })),
    modal: slack.openViews(user).at(-1) ?? null,
    home: homes[user] ?? null,
    mainChannel: slackIds.channel,
  };
}
