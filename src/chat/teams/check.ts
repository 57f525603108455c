import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { AppCredentials } from 'botframework-connector';
import { type Finding, fixOfWire, toldBy, wordsOf } from '../../finding.ts';
import { teamsAdapter } from './adapter/adapter.ts';
import { teamsGateway } from './gateway.ts';
import type { LineRefusals } from './private-lines/refused.ts';
import type { TeamsReferences } from './references.ts';
import { besideTheOperators, type TeamsSettings } from './settings.ts';

/**
 * Asks Microsoft for a token, and Teams who is in the team in which the app was installed.
 *
 * @param known null where the database, which knows it, is away
 */
export async function checkTeams(
  settings: TeamsSettings,
  known: { references: TeamsReferences; refusals: Pick<LineRefusals, 'find'> } | null,
): Promise<Finding[]> {
  const login = await checkLogin(settings);
  if (!login.ok || !known) return [login];
  const { references, refusals } = known;
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
      ...(await checkPrivateLines([reference.channelId, ...besideTheOperators(settings)], refusals)),
      ...(await checkOthers(settings, references)),
    ];
  } catch (error) {
    return [login, { part: 'Teams channel', ok: false, says: wordsOf(error), fix: fixOfChannel(error) }];
  }
}

/** Channels that take no lines for one person alone: what was to be said there is said in the card, and gone with it. */
async function checkPrivateLines(
  channels: string[],
  refusals: Pick<LineRefusals, 'find'>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const channel of channels) {
    const refused = await refusals.find(channel);
    if (refused)
      findings.push({
        part: `Teams private lines ${channel}`,
        ok: true,
        isWarning: true,
        says: `refused ${refused.times} times, last at ${refused.at}: ${refused.why}`,
        fix: 'what one person is told there stands in the card until it is drawn anew; see whether the app is in that channel, and whether your tenant lets apps send targeted messages',
      });
  }
  return findings;
}

/** The channels that desk.yaml names for some requests alone: whether Teams lets the app ask who is in them. */
async function checkOthers(settings: TeamsSettings, references: TeamsReferences): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const channel of besideTheOperators(settings)) {
    const part = `Teams channel ${channel}`;
    const alone = { ...settings, channel, routed: [], restricted: null };
    try {
      const members = await teamsGateway(alone, references, teamsAdapter(alone)).members();
      findings.push({ part, ok: true, says: `${members.length} members` });
    } catch (error) {
      findings.push({ part, ok: false, says: wordsOf(error), fix: fixOfChannel(error) });
    }
  }
  return findings;
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
      says: wordsOf(error),
      fix: fixOfLogin(error),
    };
  }
}

/** By Entra's own numbers: learn.microsoft.com/entra/identity-platform/reference-error-codes */
const loginFixes: [RegExp, string][] = [
  [
    /AADSTS7000222/,
    'the client secret has expired: make a new one (Certificates & secrets), put it into TEAMS_APP_PASSWORD and its end into desk.yaml: secrets',
  ],
  [/AADSTS7000215|invalid_client/, 'TEAMS_APP_PASSWORD is wrong: copy the secret’s value, not its id'],
  [/AADSTS700016/, 'that tenant has no app with this id: correct TEAMS_APP_ID or TEAMS_TENANT_ID'],
  [/AADSTS90002|AADSTS900021/, 'there is no such tenant: correct TEAMS_TENANT_ID'],
  [/AADSTS7000112/, 'the app is switched off in Entra: enable it (Enterprise applications › Properties)'],
];

function fixOfLogin(error: unknown): string {
  const told = toldBy(error);
  return (
    loginFixes.find(([pattern]) => pattern.test(told))?.[1] ??
    fixOfWire(error, { host: 'login.microsoftonline.com', key: 'the way to the internet' }) ??
    'compare TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID with Azure › your bot › Configuration'
  );
}

function fixOfChannel(error: unknown): string {
  const told = toldBy(error);
  if (/BotNotInConversationRoster|NotFound|Forbidden|403|404/.test(told))
    return 'the app is not in that team any more: add it to the operators’ channel again while the server runs';
  return (
    fixOfWire(error, { host: 'smba.trafficmanager.net', key: 'the way to the internet' }) ??
    'try again in a few minutes; Microsoft’s state is at https://status.cloud.microsoft'
  );
}
