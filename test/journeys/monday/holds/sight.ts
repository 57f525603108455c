import { slackIds, teamsIds } from '../../../../src/sandbox/cast.ts';
import type { Started } from '../../a-house.ts';
import type { Done } from '../hand.ts';
import { typedIn } from './log.ts';
import type { Told } from './told.ts';

/**
 * What of a restricted request others can read: in the channels of all; and, of one that was so from its first second,
 * wherever something was shown to them alone: what its customer wrote, and what the few typed.
 *
 * @param wordOf stands in its subject and in its text
 * @param others Slack's ids and Entra's of those who are not among the few
 * @param done what those saw for what they pressed, in windows that are closed by now
 */
export function seenByOthers(
  { sandbox: { slack, teams } }: Started,
  all: Told[],
  wordOf: (told: Told) => string | undefined,
  others: string[],
  done: Done[],
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
    done.map(({ seen }) => seen),
  ]).toLowerCase();
  const typedOn = ({ log }: Told) => log.flatMap(({ event }) => typedIn(event));
  // What was said of many at once (their incident is over) is no secret of one of them that became restricted.
  const saidOfOthers = new Set(all.filter(({ ticket }) => !ticket.restricted).flatMap(typedOn));
  const words = all.flatMap(told => {
    if (!told.ticket.restricted) return [];
    const typed = typedOn(told).filter(word => !saidOfOthers.has(word));
    return [wordOf(told) ?? [], typed].flat().map(word => ({ told, word }));
  });
  return words.flatMap(({ told, word }) => {
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
