import { slackIds, teamsIds } from '../../../../src/sandbox/cast.ts';
import type { Started } from '../../a-house.ts';
import type { Told } from './told.ts';

/**
 * What of a restricted request others can read: in the channels of all; and, of one that was so from its first second,
 * wherever something was shown to them alone.
 *
 * @param wordOf stands in its subject and in its text
 * @param others Slack's ids and Entra's of those who are not among the few
 */
export function seenByOthers(
  { sandbox: { slack, teams } }: Started,
  all: Told[],
  wordOf: (told: Told) => string | undefined,
  others: string[],
): string[] {
  const threads = teams.channel(teamsIds.channel)?.threads ?? [];
  const toAll = JSON.stringify([slack.channel(slackIds.channel)?.messages, threads]).toLowerCase();
  const isOthers = (id: string) => others.some(other => id.includes(other));
  const toOthers = JSON.stringify([
    slack.state.channels.filter(({ id }) => isOthers(`U${id.slice(1)}`)),
    slack.state.ephemerals.filter(({ user }) => isOthers(user)),
    [...slack.views].filter(([user]) => isOthers(user)),
    Object.entries(slack.state.homes).filter(([user]) => isOthers(user)),
    Object.entries(teams.state.chats ?? {}).filter(([user]) => isOthers(user)),
    [...teams.alone].filter(([key]) => isOthers(key)),
    [...teams.dialogs].filter(([user]) => isOthers(user)),
    teams.whispers.filter(({ user }) => isOthers(user)),
    teams.targeted.filter(({ to }) => isOthers(to)),
  ]).toLowerCase();
  return all.flatMap(told => {
    const word = wordOf(told);
    if (!word || !told.ticket.restricted) return [];
    return [
      ...(toAll.includes(word)
        ? [`#${told.ticket.number} in the channel of all: ${around(toAll, word)}`]
        : []),
      ...(isFromBirth(told) && toOthers.includes(word)
        ? [`#${told.ticket.number} shown to another: ${around(toOthers, word)}`]
        : []),
    ];
  });
}

function around(text: string, word: string): string {
  const at = text.indexOf(word);
  return text.slice(Math.max(0, at - 300), at + 100);
}

/** Restricted as it came, and never otherwise since. */
function isFromBirth({ log }: Told): boolean {
  const isByRule = log.some(({ event }) => event.type === 'restricted' && event.because === 'proposed');
  return isByRule && log.every(({ event }) => event.type !== 'restriction-lifted');
}
