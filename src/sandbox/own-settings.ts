import type { SlackSettings } from '../chat/slack/settings.ts';
import type { TeamsSettings } from '../chat/teams/settings.ts';
import type { Language } from '../ticket/words.ts';
import { slackIds, teamsIds } from './cast.ts';
import type { SlackWorkspace } from './slack/workspace.ts';
import type { TeamsTenant } from './teams/tenant.ts';

/** Slack as a desk needs it that speaks to this workspace. @param base where the house listens */
export function settingsOfWorkspace(
  { app }: SlackWorkspace,
  language: Language,
  base: string,
): SlackSettings {
  return {
    mode: 'http',
    botToken: app.botToken,
    signingSecret: app.signingSecret,
    appToken: null,
    channel: slackIds.channel,
    adminChannel: slackIds.admins,
    routed: [],
    restricted: slackIds.restricted,
    language,
    postsPerSecond: 50,
    apiUrl: `${base}/sandbox/slack/api/`,
  };
}

/** Teams as a desk needs it that speaks to this tenant. */
export function settingsOfTenant(
  tenant: TeamsTenant,
  language: Language,
  base: string,
  serviceUrl: string,
): TeamsSettings {
  return {
    appId: tenant.appId,
    appPassword: null,
    appType: 'SingleTenant',
    tenantId: tenant.tenantId,
    allowedTenants: [tenant.tenantId],
    channel: 'installed',
    adminChannel: null,
    routed: [],
    restricted: teamsIds.restricted,
    language,
    messagesPerSecond: 50,
    standIn: {
      kind: 'tenant',
      openIdMetadataUrl: `${serviceUrl}/openid`,
      token: () => tenant.tokens.ofBot(),
      fileOrigin: base,
    },
  };
}
