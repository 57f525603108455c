import type { SlackSettings } from '../../chat/slack/settings.ts';
import type { TeamsSettings } from '../../chat/teams/settings.ts';
import {
  imapPasswordVariable,
  type MailAuth,
  type MailboxSettings,
  type SmtpSenderSettings,
  type TlsMode,
} from '../../mail/settings.ts';
import type { DeskYaml } from '../keys/desk-yaml.ts';
import type { Environment } from '../keys/environment.ts';

/** Parts of desk.yaml; those that are at fault, or not there, are undefined. */
/** A part that cannot be read is no key; one that is not written is undefined. */
type Parts<K extends keyof DeskYaml> = { [P in K]?: DeskYaml[P] | undefined };

/** Teams: at most 7 messages a second in a thread, 60 in half a minute, all bots together twice that. */
const teamsMessagesPerSecond = 2;

/** Collects what each room must be told; what lacks is added to the faults, with the key that would mend it. */
type Faults = ComposedFault[];

/** A fault of what is put together: a key of desk.yaml, or a variable. */
export type ComposedFault =
  | { path: PropertyKey[]; says: string }
  | { variable: string; says: string; isMissing: boolean };

function need(value: string | undefined, variable: string, why: string, faults: Faults): string {
  if (value) return value;
  faults.push({ variable, says: `is missing: ${why}`, isMissing: true });
  return '';
}

/** @returns null where Slack is not used */
export function slackSettings(
  parts: Parts<'slack' | 'desk'>,
  env: Partial<Environment>,
  faults: Faults,
): SlackSettings | null {
  const { slack, desk } = parts;
  const isMeant = env.SLACK_BOT_TOKEN ?? env.SLACK_SIGNING_SECRET ?? env.SLACK_APP_TOKEN;
  if (!slack) {
    if (isMeant && 'slack' in parts)
      faults.push({
        path: ['slack'],
        says: 'is missing, though SLACK_… is set: write slack: { channel: C… }',
      });
    return null;
  }
  const socket = slack.mode === 'socket';
  return {
    mode: slack.mode,
    botToken: need(
      env.SLACK_BOT_TOKEN,
      'SLACK_BOT_TOKEN',
      'Slack app › OAuth & Permissions › Bot User OAuth Token',
      faults,
    ),
    signingSecret: socket
      ? null
      : need(
          env.SLACK_SIGNING_SECRET,
          'SLACK_SIGNING_SECRET',
          'Slack app › Basic Information › Signing Secret',
          faults,
        ),
    appToken: socket
      ? need(
          env.SLACK_APP_TOKEN,
          'SLACK_APP_TOKEN',
          'Slack app › Basic Information › App-Level Tokens (connections:write)',
          faults,
        )
      : null,
    channel: slack.channel,
    adminChannel: slack.adminChannel ?? null,
    language: desk?.language ?? 'en',
    postsPerSecond: slack.postsPerSecond,
    apiUrl: slack.apiUrl ?? null,
  };
}

/** @returns null where Teams is not used */
export function teamsSettings(
  parts: Parts<'teams' | 'desk'>,
  env: Partial<Environment>,
  faults: Faults,
): TeamsSettings | null {
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
  const appId = need(
    env.TEAMS_APP_ID,
    'TEAMS_APP_ID',
    'Azure › your bot › Configuration › Microsoft App ID',
    faults,
  );
  const tenantId = need(
    env.TEAMS_TENANT_ID,
    'TEAMS_TENANT_ID',
    'Azure › your bot › Configuration › App Tenant ID',
    faults,
  );
  const isManaged = teams.appType === 'UserAssignedMsi';
  return {
    appId,
    appPassword: isManaged
      ? null
      : need(
          env.TEAMS_APP_PASSWORD,
          'TEAMS_APP_PASSWORD',
          'Azure › your app registration › Certificates & secrets',
          faults,
        ),
    appType: teams.appType,
    tenantId,
    allowedTenants: env.TEAMS_ALLOWED_TENANTS?.split(/[\s,]+/) ?? [tenantId],
    channel: teams.channel,
    adminChannel: teams.adminChannel ?? null,
    language: desk?.language ?? 'en',
    messagesPerSecond: teamsMessagesPerSecond,
    standIn: null,
  };
}

export function mailboxSettings(
  { address, imap }: DeskYaml['mailboxes'][number],
  env: Partial<Environment>,
  variables: NodeJS.ProcessEnv,
  faults: Faults,
): MailboxSettings {
  if (!imap) return { address, imap: null };
  const user = imap.user ?? address;
  const variable = imapPasswordVariable(address);
  return {
    address,
    imap: {
      host: imap.host,
      port: imap.port,
      tls: imap.tls ?? (imap.port === 993 ? 'implicit' : 'starttls'),
      user,
      auth: mailAuth(imap.auth, user, variable, variables[variable], env, faults),
      folder: imap.folder,
      after: imap.after === 'flag' ? { kind: 'flag' } : { kind: 'move', folder: imap.after },
      since: imap.since ? new Date(imap.since) : null,
      pollSeconds: imap.pollSeconds,
    },
  };
}

/** @returns null where no server is named: the sandbox takes the letters */
export function senderSettings(
  { smtpOut }: Parts<'smtpOut'>,
  env: Partial<Environment>,
  faults: Faults,
): SmtpSenderSettings | null {
  if (!smtpOut) return null;
  return {
    host: smtpOut.host,
    port: smtpOut.port,
    tls: smtpOut.tls ?? tlsOf(smtpOut),
    user: smtpOut.user,
    auth:
      smtpOut.auth === 'none'
        ? null
        : mailAuth(smtpOut.auth, smtpOut.user, 'SMTP_PASSWORD', env.SMTP_PASSWORD, env, faults),
  };
}

/** Where tls is not written: by the port, or by the old key. */
function tlsOf({ port, requireTls }: { port: number; requireTls?: boolean | undefined }): TlsMode {
  if (port === 465) return 'implicit';
  return requireTls === false ? 'none' : 'starttls';
}

function mailAuth(
  kind: 'password' | 'microsoft' | 'google',
  user: string,
  variable: string,
  password: string | undefined,
  env: Partial<Environment>,
  faults: Faults,
): MailAuth {
  switch (kind) {
    case 'password':
      return { kind, password: need(password, variable, `the password of ${user}`, faults) };
    case 'microsoft':
      return {
        kind: 'oauth',
        provider: {
          kind,
          tenantId: need(
            env.MICROSOFT_TENANT_ID,
            'MICROSOFT_TENANT_ID',
            'Entra › your app › Directory (tenant) ID',
            faults,
          ),
          clientId: need(
            env.MICROSOFT_CLIENT_ID,
            'MICROSOFT_CLIENT_ID',
            'Entra › your app › Application (client) ID',
            faults,
          ),
          clientSecret: need(
            env.MICROSOFT_CLIENT_SECRET,
            'MICROSOFT_CLIENT_SECRET',
            'Entra › your app › Certificates & secrets',
            faults,
          ),
          tokenUrl: null,
        },
      };
    case 'google':
      return { kind: 'oauth', provider: googleProvider(user, env, faults) };
    default:
      return kind satisfies never;
  }
}

function googleProvider(user: string, env: Partial<Environment>, faults: Faults) {
  if (env.GOOGLE_SERVICE_ACCOUNT_EMAIL)
    return {
      kind: 'google-service-account' as const,
      clientEmail: env.GOOGLE_SERVICE_ACCOUNT_EMAIL,
      privateKey: need(
        env.GOOGLE_SERVICE_ACCOUNT_KEY,
        'GOOGLE_SERVICE_ACCOUNT_KEY',
        'private_key of the service account’s JSON key',
        faults,
      ).replaceAll('\\n', '\n'),
      subject: user,
      tokenUrl: null,
    };
  return {
    kind: 'google-refresh-token' as const,
    clientId: need(
      env.GOOGLE_CLIENT_ID,
      'GOOGLE_CLIENT_ID',
      'Google Cloud › Credentials › OAuth client (or set GOOGLE_SERVICE_ACCOUNT_EMAIL)',
      faults,
    ),
    clientSecret: need(
      env.GOOGLE_CLIENT_SECRET,
      'GOOGLE_CLIENT_SECRET',
      'Google Cloud › Credentials › OAuth client',
      faults,
    ),
    refreshToken: need(
      env.GOOGLE_REFRESH_TOKEN,
      'GOOGLE_REFRESH_TOKEN',
      'see docs/set-up/mail.md: Gmail',
      faults,
    ),
    tokenUrl: null,
  };
}
