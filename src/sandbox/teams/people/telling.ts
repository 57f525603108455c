import type { TeamsTenant, TeamsUser } from '../tenant.ts';

export type Telling = ReturnType<typeof telling>;

/** Tells the bot what happens, as Teams tells it: over HTTP and with a token. */
export function telling(tenant: TeamsTenant, endpoint: string, serviceUrl: string) {
  async function post(
    user: TeamsUser,
    conversation: string,
    activity: Record<string, unknown>,
  ): Promise<{ status: number; body: unknown }> {
    tenant.hears(conversation, user);
    const token = await tenant.tokens.ofTeams({ audience: tenant.appId, serviceUrl });
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(activityOf(tenant, serviceUrl, user, conversation, activity)),
        signal: AbortSignal.timeout(tenant.waitsMs.invoke),
      });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : null };
    } catch {
      return { status: 504, body: null };
    }
  }

  return {
    channelData: (channelId: string, more?: Record<string, unknown>) =>
      channelDataOf(tenant, channelId, more),
    post,

    /** In the chat between one person and the bot. */
    postAlone: (user: TeamsUser, activity: Record<string, unknown>) => {
      const { aadObjectId, tenantId = tenant.tenantId } = user;
      return post(user, `a:${aadObjectId}`, {
        conversation: { id: `a:${aadObjectId}`, conversationType: 'personal', tenantId },
        channelData: { tenant: { id: tenantId } },
        ...activity,
      });
    },
  };
}

function activityOf(
  tenant: TeamsTenant,
  serviceUrl: string,
  user: TeamsUser,
  conversation: string,
  activity: Record<string, unknown>,
) {
  return {
    id: tenant.nextId(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: user.mri, name: user.name, aadObjectId: user.aadObjectId },
    recipient: { id: tenant.botId, name: 'Sportello' },
    conversation: {
      id: conversation,
      isGroup: true,
      conversationType: 'channel',
      tenantId: user.tenantId ?? tenant.tenantId,
    },
    channelData: channelDataOf(tenant, conversation.split(';')[0] ?? ''),
    ...spokenBy(user),
    ...activity,
  };
}

/** What a client says of itself; `entities` of a message name its mentions too. */
function spokenBy({ locale }: TeamsUser) {
  return locale === undefined ? {} : { locale, entities: [{ type: 'clientInfo', locale, platform: 'Web' }] };
}

function channelDataOf(tenant: TeamsTenant, channelId: string, more: Record<string, unknown> = {}) {
  return {
    tenant: { id: tenant.tenantId },
    team: { id: tenant.teamId },
    channel: { id: channelId },
    ...more,
  };
}
