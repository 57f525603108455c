import { teamsIds } from '../../../sandbox/cast.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import type { TeamsMessage } from '../../../sandbox/teams/tenant.ts';

/** In a channel, below a post and in a chat, the newest. */
const postsShown = 60;
const repliesShown = 30;
const messagesShown = 60;
const whispersShown = 3;

/** What one person sees of the team: its channels, without the private ones of others, and the chat with the app. */
export function teamsFor({ teams }: Sandbox, user: string) {
  const people = Object.fromEntries(teams.users.map(({ mri, name }) => [mri, name]));
  const seen = (message: TeamsMessage) => ({ ...message, card: teams.cardFor(user, message) ?? null });
  const onlyTheirs = (channel: string, root: string | null) =>
    teams.targetedTo(user, channel, root).map(message => ({ ...seen(message), onlyYou: true }));
  const isHere = ({ id }: { id: string }) =>
    teams.membersOf(id).some(({ aadObjectId }) => aadObjectId === user);
  return {
    user,
    mainChannel: teamsIds.channel,
    people: { ...people, [teams.botId]: 'Sportello' },
    channels: teams.state.channels.filter(isHere).map(({ id, name, members, threads }) => ({
      id,
      name,
      isPrivate: members !== undefined,
      members: teams.membersOf(id).length,
      threads: [
        ...threads.slice(-postsShown).map(({ root, replies }) => ({
          root: seen(root),
          replies: inOrder([...replies.slice(-repliesShown).map(seen), ...onlyTheirs(id, root.id)]),
        })),
        ...onlyTheirs(id, null).map(root => ({ root, replies: [] })),
      ].toSorted((a, b) => Number(a.root.id) - Number(b.root.id)),
    })),
    chat: teams.chatWith(user).slice(-messagesShown).map(seen),
    dialog: teams.dialogs.get(user) ?? null,
    whispers: teams.whispers.filter(whisper => whisper.user === user).slice(-whispersShown),
  };
}

function inOrder<T extends { id: string }>(messages: T[]): T[] {
  return messages.toSorted((a, b) => Number(a.id) - Number(b.id));
}
