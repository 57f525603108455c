import type { WebClient } from '@slack/web-api';
import type { ChatDirectory, ChatMember, ChatRoll } from '../../../desk/people/directory.ts';
import { call, patiently } from '../call.ts';
import type { SlackSettings } from '../settings.ts';
import { inChannel, together } from './in-channel.ts';
import { slackProfiles } from './profiles.ts';
import { vouchedFor } from './vouched-for.ts';

/**
 * Who is in the operators' channels, and whose address Slack vouches for; and who is in the channel of those who see what
 * few may see, all of whom are operators too.
 */
export function slackRoster(
  { channel, routed, restricted }: Pick<SlackSettings, 'channel' | 'routed' | 'restricted'>,
  client: WebClient,
): ChatDirectory & ChatRoll {
  const few = restricted === null ? null : inChannel(restricted, client);
  const others = routed.filter(id => id !== channel && id !== restricted).map(id => inChannel(id, client));
  const operatorsChannel = together(inChannel(channel, client), [...others, ...(few ? [few] : [])]);
  const { profileOf, profilesOf } = slackProfiles(client);
  const memberOf = vouchedFor(client);
  let learning: Promise<ChatMember[]> | null = null;

  async function everybody(): Promise<ChatMember[]> {
    const ids = await patiently(operatorsChannel.lately);
    const known: ChatMember[] = [];
    for await (const [id, profile] of profilesOf(ids)) known.push(await memberOf(id, profile, true));
    return known;
  }

  return {
    present: () => call(operatorsChannel.now),

    ...(few ? { presentAmongFew: () => call(few.now) } : {}),

    member: userId =>
      call(async () => {
        const profile = await profileOf(userId);
        return profile && (await memberOf(userId, profile, (await operatorsChannel.lately()).has(userId)));
      }),

    // With many members it takes minutes: who asks meanwhile gets the same answer.
    members: () =>
      call(async () => {
        learning ??= everybody().finally(() => {
          learning = null;
        });
        return await learning;
      }),
  };
}
