import type { TeamsSettings } from '../../chat/teams/settings.ts';
import type { Environment } from '../keys/environment.ts';
import type { DeskParts } from '../reading/desk-parts.ts';
import { type Faults, needing } from './needed.ts';

/** Teams: at most 7 messages a second in a thread, 60 in half a minute, all bots together twice that. */
const teamsMessagesPerSecond = 2;

/** @returns null where Teams is not used */
export function teamsSettings(
  parts: Pick<DeskParts, 'teams' | 'desk' | 'restricted' | 'routes'>,
  env: Environment,
  faults: Faults,
): TeamsSettings | null {
  const need = needing(env, faults);
  const { teams, desk } = parts;
  const isMeant = env.TEAMS_APP_ID ?? env.TEAMS_APP_PASSWORD ?? env.TEAMS_TENANT_ID;
  if (!teams) {
    if (isMeant && 'teams' in parts)
      faults.push({
        path: ['teams'],
        says: 'is missing, though TEAMS_… is set: write teams: { channel: installed }',
      });
    return null;
  }
  // Without an app id the Bot Framework SDK lets everybody in: never.
  const appId = need('TEAMS_APP_ID');
  const tenantId = need('TEAMS_TENANT_ID');
  const isManaged = teams.appType === 'UserAssignedMsi';
  return {
    appId,
    appPassword: isManaged ? null : need('TEAMS_APP_PASSWORD'),
    appType: teams.appType,
    tenantId,
    allowedTenants: env.TEAMS_ALLOWED_TENANTS?.split(/[\s,]+/) ?? [tenantId],
    channel: teams.channel,
    adminChannel: teams.adminChannel ?? null,
    routed: [...new Set((parts.routes ?? []).flatMap(route => route.teams ?? []))],
    restricted: parts.restricted?.teams ?? null,
    language: desk?.language ?? 'en',
    messagesPerSecond: teamsMessagesPerSecond,
    standIn: null,
  };
}
