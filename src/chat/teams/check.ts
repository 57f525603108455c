import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { AppCredentials } from 'botframework-connector';
import type { Finding } from '../../finding.ts';
import { teamsAdapter } from './adapter.ts';
import { teamsGateway } from './gateway.ts';
import type { TeamsReferences } from './references.ts';
import type { TeamsSettings } from './settings.ts';

/** Asks Microsoft for a token, and Teams who is in the team in which the app was installed. */
export async function checkTeams(settings: TeamsSettings, references: TeamsReferences): Promise<Finding[]> {
  const login = await checkLogin(settings);
  if (!login.ok) return [login];
  const reference = await references.first();
  if (!reference)
    return [
      login,
      {
        part: 'Teams channel',
        ok: false,
        says: 'the app is not installed in any team yet',
        fix: 'upload the package of `npm run teams:package` in Teams and add it to the operators’ channel while the server runs',
      },
    ];
  try {
    const members = await teamsGateway(settings, references, teamsAdapter(settings)).members();
    return [
      login,
      { part: 'Teams channel', ok: true, says: `${reference.channelId}, ${members.length} members` },
    ];
  } catch (error) {
    return [
      login,
      { part: 'Teams channel', ok: false, says: error instanceof Error ? error.message : String(error) },
    ];
  }
}

async function checkLogin({
  appId,
  appPassword,
  appType,
  tenantId,
  standIn,
}: TeamsSettings): Promise<Finding> {
  const part = 'Teams credentials';
  if (standIn) return { part, ok: true, says: 'the sandbox’s' };
  try {
    const factory = new ConfigurationServiceClientCredentialFactory({
      MicrosoftAppId: appId,
      MicrosoftAppType: appType,
      MicrosoftAppTenantId: tenantId,
      ...(appPassword ? { MicrosoftAppPassword: appPassword } : {}),
    });
    const credentials = await factory.createCredentials(
      appId,
      'https://api.botframework.com',
      'https://login.microsoftonline.com/botframework.com',
      true,
    );
    if (credentials instanceof AppCredentials) await credentials.getToken();
    return { part, ok: true, says: `app ${appId}, ${appType}` };
  } catch (error) {
    return {
      part,
      ok: false,
      says: (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '',
      fix: 'check TEAMS_APP_ID, TEAMS_APP_PASSWORD (it expires) and TEAMS_TENANT_ID',
    };
  }
}
