import { readAuthority } from '../authority.ts';
import type { Config, Usable } from '../config.ts';
import { type Environment, hostByDefault } from '../keys/environment.ts';
import { readLogo } from '../logo.ts';
import type { DeskParts } from '../reading/desk-parts.ts';
import { readSecurityKey } from '../security-key.ts';
import { clashingPorts } from './clashing-ports.ts';
import { mailboxSettings, senderSettings, smtpDoorSettings } from './mail.ts';
import { built, type ComposedFault, type Faults, wholeOnes } from './needed.ts';
import { lackingIn, setUpOf } from './set-up.ts';
import { slackSettings } from './slack.ts';
import { teamsSettings } from './teams.ts';
import { webhooksOf } from './webhooks.ts';

type Composed = { config: Config | null; usable: Omit<Usable, 'misspelt'>; faults: ComposedFault[] };

/** The house's settings, from what desk.yaml and the environment have right, and what lacks or does not go together. */
export function compose(parts: DeskParts, env: Environment, variables: NodeJS.ProcessEnv): Composed {
  const slack = built(faults => slackSettings(parts, env, faults));
  const teams = built(faults => teamsSettings(parts, env, faults));
  const smtpOut = built(faults => senderSettings(parts, env, faults));
  const mailboxes = (parts.mailboxes ?? []).map(mailbox =>
    built(faults => mailboxSettings(mailbox, env, variables, faults)),
  );
  const rooms = {
    slack: slack.settings,
    teams: teams.settings,
    smtpOut: smtpOut.settings,
    mailboxes: mailboxes.map(({ settings }) => settings),
  };
  const setUp = setUpOf(parts, {
    chats: [rooms.slack, rooms.teams],
    sender: rooms.smtpOut,
    mailboxes: rooms.mailboxes,
  });
  const webhooks = webhooksOf(parts, variables, setUp.isSandbox);
  const host = env.HOST ?? (setUp.isSandbox ? hostByDefault.sandbox : hostByDefault.setUp);
  const { authority, logo, securityKey, unreadable } = filesNamedIn(parts);
  const faults = [
    ...[slack, teams, ...mailboxes, smtpOut, ...webhooks].flatMap(room => room.faults),
    ...lackingIn(setUp, host, variables),
    ...unreadable,
    ...clashingPorts(parts.smtpDoor, env, host),
  ];
  const shared = {
    clamd: env.CLAMD_URL ?? null,
    authority,
    logLevel: env.LOG_LEVEL,
    sandbox: setUp.isSandbox,
  };
  const usable: Omit<Usable, 'misspelt'> = {
    ...shared,
    slack: wholeOnes([slack])[0] ?? null,
    teams: wholeOnes([teams])[0] ?? null,
    smtpOut: wholeOnes([smtpOut])[0] ?? null,
    mailboxes: wholeOnes(mailboxes),
    webhooks: wholeOnes(webhooks),
    parts,
    database: isDatabaseSaid(env, variables) ? databaseOf(env) : null,
    publicUrl: env.PUBLIC_URL ?? null,
  };
  const { policy } = parts;
  if (!policy || unreadable.length > 0) return { config: null, usable, faults };
  const config: Config = {
    ...shared,
    ...rooms,
    ...databaseOf(env),
    logo,
    securityKey,
    http: { host, port: env.PORT, publicUrl: publicUrlOf(env) },
    webhooks: webhooks.map(({ settings }) => settings),
    ...asItStands(env),
    policy,
    smtpDoor: smtpDoorSettings(policy, env),
  };
  return { config, usable, faults };
}

/** What is read as it stands. */
function asItStands({ LOG_FORMAT, METRICS_TOKEN }: Environment): Pick<Config, 'logFormat' | 'metricsToken'> {
  return { logFormat: LOG_FORMAT ?? null, metricsToken: METRICS_TOKEN ?? null };
}

/** What lies in files that desk.yaml names. */
function filesNamedIn({
  tls,
  pages,
  security,
}: DeskParts): Pick<Config, 'authority' | 'logo' | 'securityKey'> & { unreadable: Faults } {
  const authority = tls ? readAuthority(tls.ca) : null;
  const logo = pages?.logo ? readLogo(pages.logo) : null;
  const securityKey = security?.key ? readSecurityKey(security.key) : null;
  return {
    authority: typeof authority === 'string' ? null : authority,
    logo: typeof logo === 'string' ? null : logo,
    securityKey: typeof securityKey === 'string' ? null : securityKey,
    unreadable: [
      ...(typeof authority === 'string' ? [{ path: ['tls', 'ca'], says: authority }] : []),
      ...(typeof logo === 'string' ? [{ path: ['pages', 'logo'], says: logo }] : []),
      ...(typeof securityKey === 'string' ? [{ path: ['security', 'key'], says: securityKey }] : []),
    ],
  };
}

/** One that is written and cannot be read is not said; none at all is the embedded one. */
function isDatabaseSaid({ DATABASE_URL }: Environment, variables: NodeJS.ProcessEnv): boolean {
  return DATABASE_URL !== undefined || !variables.DATABASE_URL;
}

function databaseOf({ DATABASE_URL, DATABASE_OWNER_URL, DATA_DIR }: Environment) {
  return {
    databaseUrl: DATABASE_URL ?? null,
    databaseOwnerUrl: DATABASE_OWNER_URL ?? null,
    dataDir: DATA_DIR,
  };
}

function publicUrlOf({ PUBLIC_URL, PORT }: Environment): string {
  return (PUBLIC_URL ?? localUrl(PORT)).replace(/\/$/, '');
}

function localUrl(port: number): string {
  return `http://localhost:${port}`;
}

/** Where any free port was asked for, links name the one that it has become. @param port that is listened on */
export function onPort(config: Config, port: number): Config {
  const { http } = config;
  const publicUrl = http.publicUrl === localUrl(http.port) ? localUrl(port) : http.publicUrl;
  return { ...config, http: { ...http, port, publicUrl } };
}
