import type { TeamsChannel, TeamsMessage, TeamsTenant, Thread } from '../tenant.ts';
import { Refused } from './refused.ts';

/** A channel of the team in which the app is installed. */
export function installedChannel(tenant: TeamsTenant, id: string): TeamsChannel {
  const channel = tenant.channel(id);
  if (!channel) throw new Refused(404, 'ConversationNotFound');
  if (!isAppIn(tenant, channel)) throw new Refused(403, 'BotNotInConversationRoster');
  return channel;
}

/** In a private or a shared channel the app is where it was added to that very channel (platform rules, Teams 16). */
export function isAppIn(tenant: TeamsTenant, channel: TeamsChannel | undefined): boolean {
  return tenant.state.installedIn !== null && (!channel?.members || channel.hasApp === true);
}

/** The chat between one person and the bot, which has an id of its own kind. */
export function chatOf(
  tenant: TeamsTenant,
  conversation: string,
): { with: string; messages: TeamsMessage[] } | null {
  const [, aadObjectId] = /^a:(.+)$/.exec(conversation) ?? [];
  if (!aadObjectId) return null;
  if (!tenant.user(aadObjectId)) throw new Refused(404, 'ConversationNotFound');
  if (tenant.blockedBy.has(aadObjectId)) throw new Refused(403, 'ConversationBlockedByUser');
  return { with: aadObjectId, messages: tenant.chatWith(aadObjectId) };
}

/** A channel, and the post that a conversation's name ends in. */
export function conversation(
  tenant: TeamsTenant,
  name: string,
): { channel: TeamsChannel; root: string | undefined } {
  const [id = '', root] = name.split(';messageid=');
  return { channel: installedChannel(tenant, id), root };
}

/** Where a message of a conversation goes: into a thread, or into the channel itself. */
export function place(
  tenant: TeamsTenant,
  name: string,
): { channel: TeamsChannel; thread: Thread | undefined } {
  const { channel, root } = conversation(tenant, name);
  if (root === undefined) return { channel, thread: undefined };
  const thread = tenant.thread(channel.id, root);
  if (!thread) throw new Refused(404, 'ActivityNotFoundInConversation');
  return { channel, thread };
}
