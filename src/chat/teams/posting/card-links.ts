import { TeamsInfo } from 'botbuilder';
import type { ChatGateway } from '../../gateway.ts';
import type { TeamsReference } from '../references.ts';
import type { Posting } from './posting.ts';

/** Somebody waits for a list; without its links it is better than none. */
const patienceMs = 1000;

/** Where messages are found in Teams' own client: deep links (msteams-docs, deep-link-teams). */
export function cardLinks({ referenceOf, conversations }: Posting): Pick<ChatGateway, 'linkTo'> {
  /** By the team's id in Teams, its id in Entra, asked for once. */
  const groups = new Map<string, Promise<string>>();

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
      const reference = await referenceOf(channel).catch(() => null);
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
