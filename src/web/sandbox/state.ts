import { colleagues, customers, slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../sandbox/cast.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';

/** In a mailbox, the newest. */
const mailsShown = 100;

/** Everything that one colleague sees, and what lies in the customers' mailboxes. */
export function stateFor(sandbox: Sandbox, as: string) {
  const colleague = colleagues.find(({ key }) => key === as) ?? colleagues[0];
  if (!colleague) throw new Error('the sandbox has no people');
  return {
    now: sandbox.clock().toISOString(),
    clockAheadMs: sandbox.clockAheadMs,
    colleagues: colleagues.map(({ key, name, role }) => ({ key, name, role })),
    as: colleague.key,
    slack: slackFor(sandbox, slackIdOf(colleague.key)),
    teams: teamsFor(sandbox, teamsIdOf(colleague.key)),
    mailboxes: Object.fromEntries(
      customers.map(({ address }) => [address, sandbox.mailbox.of(address).slice(0, mailsShown)]),
    ),
  };
}

function slackFor({ slack }: Sandbox, user: string) {
  const isHere = (channel: { members: string[] }) => channel.members.includes(user);
  return {
    user,
    users: Object.fromEntries(
      slack.users.map(({ id, realName, isBot }) => [id, { name: realName, isBot: isBot ?? false }]),
    ),
    channels: slack.state.channels.filter(isHere).map(({ id, name, messages }) => ({
      id,
      name,
      messages: messages.slice(-200),
      ephemerals: slack.state.ephemerals
        .filter(whisper => whisper.user === user && whisper.channel === id)
        .slice(-5),
    })),
    modal: slack.openViews(user).at(-1) ?? null,
    home: slack.state.homes[user] ?? null,
    mainChannel: slackIds.channel,
  };
}

function teamsFor({ teams }: Sandbox, user: string) {
  const people = Object.fromEntries(teams.users.map(({ mri, name }) => [mri, name]));
  return {
    user,
    channelId: teamsIds.channel,
    people: { ...people, [teams.botId]: 'Sportello' },
    threads: (teams.channel(teamsIds.channel)?.threads ?? []).slice(-60).map(({ root, replies }) => ({
      root: { ...root, card: teams.cardFor(user, root) ?? null },
      replies: replies.slice(-30).map(reply => ({ ...reply, card: teams.cardFor(user, reply) ?? null })),
    })),
    chat: teams
      .chatWith(user)
      .slice(-60)
      .map(message => ({ ...message, card: teams.cardFor(user, message) ?? null })),
    whispers: teams.whispers.filter(whisper => whisper.user === user).slice(-3),
  };
}
