import { TeamsInfo } from 'botbuilder';
import type { ChatGateway } from '../../gateway.ts';
import type { TeamsReference } from '../references.ts';
import type { Posting } from './posting.ts';

/** Somebody waits for a list; without its links it is better than none. */
const patienceMs = 1000;
/** All lines of a page lead into the same few channels, and where those are changes with an installation. */
const keptMs = 10_000;

/** Where messages are found in Teams' own client: deep links (msteams-docs, deep-link-teams). */
export function cardLinks({ referenceOf, conversations }: Posting): Pick<ChatGateway, 'linkTo'> {
  /** By the team's id in Teams, its id in Entra, asked for once. */
  const groups = new Map<string, Promise<string>>();

  /** By the channel, as it was last read. */
  const references = new Map<string, { readAt: number; reference: Promise<TeamsReference | null> }>();

  function knownReference(channel: string): Promise<TeamsReference | null> {
    const known = references.get(channel);
    if (known && performance.now() - known.readAt < keptMs) return known.reference;
    const reference = referenceOf(channel).catch(() => {
      references.delete(channel);
      return null;
    });
    references.set(channel, { readAt: performance.now(), reference });
    return reference;
  }

  /** @returns '' where Teams cannot be asked now: members of the channel find the message without */
  async function groupOf(reference: TeamsReference): Promise<string> {
    const { teamId, channelId } = reference;
    const asked =
      groups.get(teamId) ??
      conversations.inConversation(reference, channelId, async context => {
        return (await TeamsInfo.getTeamDetails(context, teamId)).aadGroupId ?? '';
      });
    groups.set(teamId, asked);
    asked.catch(() => groups.delete(teamId));
    const tooLong = new Promise<string>(done => setTimeout(() => done(''), patienceMs).unref());
    return await Promise.race([asked.catch(() => ''), tooLong]);
  }

  return {
    linkTo: async ({ channel, message }) => {
      const reference = await knownReference(channel);
      if (!reference) return null;
      const groupId = await groupOf(reference);
      const query = new URLSearchParams({
        tenantId: reference.tenantId,
        ...(groupId ? { groupId } : {}),
        parentMessageId: message,
        createdTime: message,
      });
      return `https://teams.microsoft.com/l/message/${encodeURIComponent(channel)}/${message}?${query}`;
    },
  };
}
