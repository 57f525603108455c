import { once } from 'node:events';
import { slackIds, teamsIdOf, teamsIds } from '../cast.ts';
import type { Sandbox } from '../sandbox.ts';
import type { SlackMessage } from '../slack/workspace.ts';
import type { Thread } from '../teams/tenant.ts';

const patienceMs = 20_000;

/** A mention in Slack's text, and the key of the colleague who is mentioned in Teams. */
export type Called = { inSlack: string; inTeams: string };

/** The card of a request in Slack. @param subject its mail's, by which a card is known */
export function slackCard(sandbox: Sandbox, subject: string): SlackMessage | undefined {
  return messages(sandbox).find(({ thread_ts, text }) => !thread_ts && text.includes(subject));
}

/** The card of a request in Teams, with what stands below it. */
export function teamsThread(sandbox: Sandbox, subject: string): Thread | undefined {
  return threads(sandbox).find(({ root }) => root.summary?.includes(subject));
}

/** The messages by which somebody was called about a request, oldest first: in its thread, or in the channel together with others. */
export function calls(
  sandbox: Sandbox,
  subject: string,
  { inSlack, inTeams }: Called,
): { slack: string[]; teams: string[] } {
  const isCall = (text: string) => text.includes(subject) && text.includes('acknowledge');
  const inSlackCalled = messages(sandbox).filter(
    ({ text, blocks }) => text.includes(inSlack) && isCall(JSON.stringify(blocks ?? '')),
  );
  const inTeamsCalled = threads(sandbox)
    .flatMap(({ root, replies }) => [root, ...replies])
    .filter(({ card }) => {
      const drawn = JSON.stringify(card ?? '');
      return isCall(drawn) && drawn.includes(teamsIdOf(inTeams));
    });
  return { slack: inSlackCalled.map(({ ts }) => ts), teams: inTeamsCalled.map(({ id }) => id) };
}

/** Waits until something can be seen in the chats. @throws Error in words for the page, where it takes too long */
export async function until(sandbox: Sandbox, isSo: () => boolean): Promise<void> {
  if (!(await comesTrue(sandbox, isSo, patienceMs)))
    throw new Error('What the story tells has not happened yet: press again in a moment.');
}

/** Waits so long for something that can be seen in the chats. @returns whether it came */
export async function comesTrue(sandbox: Sandbox, isSo: () => boolean, withinMs: number): Promise<boolean> {
  const signal = AbortSignal.timeout(withinMs);
  while (!isSo() && !signal.aborted)
    await Promise.race([
      once(sandbox.slack.changes, 'change', { signal }),
      once(sandbox.teams.changes, 'change', { signal }),
    ]).catch(() => {});
  return isSo();
}

function messages(sandbox: Sandbox): SlackMessage[] {
  return sandbox.slack.channel(slackIds.channel)?.messages ?? [];
}

function threads(sandbox: Sandbox): Thread[] {
  return sandbox.teams.channel(teamsIds.channel)?.threads ?? [];
}
