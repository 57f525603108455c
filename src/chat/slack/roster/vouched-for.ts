import type { WebClient } from '@slack/web-api';
import type { ChatMember } from '../../../desk/people/directory.ts';
import { languageOfLocale } from '../../../ticket/people/language-of-locale.ts';
import type { Profile } from './profiles.ts';

/** Members of the channel, with the addresses that our own workspace vouches for. */
export function vouchedFor(client: WebClient) {
  let home: { team: string | undefined; enterprise: string | undefined } | null = null;

  /**
   * Of our workspace, or of our Enterprise Grid. In a channel shared by Slack Connect sit people of other companies,
   * whose address another company's admin vouches for: it would pass for that of any operator.
   */
  async function isOfOurs(user: Profile): Promise<boolean> {
    if (!home) {
      const { team_id, enterprise_id } = await client.auth.test();
      home = { team: team_id, enterprise: enterprise_id };
    }
    return (
      (user.team_id !== undefined && user.team_id === home.team) ||
      (home.enterprise !== undefined && user.enterprise_user?.enterprise_id === home.enterprise)
    );
  }

  return async (userId: string, user: Profile, isInChannel: boolean): Promise<ChatMember> => {
    const isColleague =
      !user.deleted && !user.is_bot && !user.is_restricted && !user.is_ultra_restricted && !user.is_stranger;
    // Slack says is_email_confirmed of everybody whose address it has checked.
    const isVouchedFor = isColleague && user.is_email_confirmed !== false && (await isOfOurs(user));
    return {
      userId,
      name: user.profile?.real_name || user.real_name || user.name || userId,
      email: isVouchedFor ? (user.profile?.email ?? null) : null,
      inOperatorsChannel: isInChannel,
      language: languageOfLocale(user.locale),
    };
  };
}
