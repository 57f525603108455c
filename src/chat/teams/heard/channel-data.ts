import type { Activity } from 'botbuilder';
import { z } from 'zod';

const channelData = z.object({
  tenant: z.object({ id: z.string() }).optional(),
  team: z.object({ id: z.string() }).optional(),
  channel: z.object({ id: z.string(), type: z.string().optional() }).optional(),
  eventType: z.string().optional(),
  settings: z.object({ selectedChannel: z.object({ id: z.string() }) }).optional(),
});
export type ChannelData = z.infer<typeof channelData>;

/** What an activity says of its tenant, team and channel. */
export function channelDataOf(activity: Activity): ChannelData {
  return channelData.safeParse(activity.channelData ?? {}).data ?? {};
}

/** A private or a shared channel: the app is added to it, and removed from it, by itself. */
export function hasOwnMembers({ team, channel, eventType }: ChannelData): boolean {
  if (!channel || channel.id === team?.id) return false;
  return ['private', 'shared'].includes(channel.type ?? '') || (eventType ?? '').startsWith('channelMember');
}

export function tenantOf({ conversation }: Activity, { tenant }: ChannelData): string {
  return tenant?.id ?? conversation.tenantId ?? '';
}

export function channelOf(data: ChannelData): string | undefined {
  return data.settings?.selectedChannel.id ?? data.channel?.id ?? data.team?.id;
}
