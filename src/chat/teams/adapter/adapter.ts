import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import type { TeamsSettings } from '../settings.ts';
import { NoCredentials, StandInCredentials } from './credentials.ts';
import { keptClients } from './kept-clients.ts';
import { oneTry } from './one-try.ts';

/** Microsoft's public cloud, as botbuilder names it when it is not told anything. */
const publicCloud = {
  ValidateAuthority: true,
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  OAuthUrl: 'https://api.botframework.com',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration',
  CallerId: 'urn:botframework:azure',
};

/**
 * The Bot Framework's adapter: it checks the token of what comes in, and gets one for what goes out.
 *
 * @param answerWithinMs the connector itself gives up on Teams after ten to fifteen seconds; a call that hangs would
 *   hold its lane for ever
 * @throws Error without an app id: the SDK would let everybody in
 */
export function teamsAdapter(settings: TeamsSettings, answerWithinMs = 20_000): CloudAdapter {
  if (!settings.appId.trim())
    throw new Error('Teams needs an app id (TEAMS_APP_ID): without it nobody’s token would be checked.');
  return new CloudAdapter(keptClients(oneTry(authenticationFor(settings), answerWithinMs)));
}

function authenticationFor(settings: TeamsSettings): ConfigurationBotFrameworkAuthentication {
  const { standIn } = settings;
  if (standIn?.kind === 'playground')
    return new ConfigurationBotFrameworkAuthentication({}, new NoCredentials());
  if (standIn)
    return new ConfigurationBotFrameworkAuthentication(
      { ...publicCloud, ToBotFromChannelOpenIdMetadataUrl: standIn.openIdMetadataUrl },
      new StandInCredentials(settings.appId, standIn.token),
    );
  return new ConfigurationBotFrameworkAuthentication(
    {},
    new ConfigurationServiceClientCredentialFactory({
      MicrosoftAppId: settings.appId,
      MicrosoftAppType: settings.appType,
      MicrosoftAppTenantId: settings.tenantId,
      ...(settings.appPassword ? { MicrosoftAppPassword: settings.appPassword } : {}),
    }),
  );
}
