import type { SlackSettings } from './chat/slack/settings.ts';
import type { TeamsSettings } from './chat/teams/settings.ts';
import { type Authority, readAuthority } from './config/authority.ts';
import { clashingPorts } from './config/clashing-ports.ts';
import { type DeskParts, readDeskYaml } from './config/desk-parts.ts';
import type { DeskYaml } from './config/desk-yaml.ts';
import type { EnvFile } from './config/env-file.ts';
import { noEnvFile } from './config/env-file.ts';
import { type Environment, readEnvironment } from './config/environment.ts';
import { type ConfigFault, keyInWords, sorted } from './config/faults.ts';
import {
  type ComposedFault,
  mailboxSettings,
  senderSettings,
  slackSettings,
  teamsSettings,
} from './config/rooms.ts';
import type {
  ClamdSettings,
  MailboxSettings,
  SmtpDoorSettings,
  SmtpSenderSettings,
} from './mail/settings.ts';

/** Everything that the house is told from outside, checked once. */
export type Config = {
  /** Nothing is configured: the newcomer's way, with stand-ins of Slack, Teams and a customer, on loopback. */
  sandbox: boolean;
  http: { host: string; port: number; publicUrl: string };
  /** null: the embedded database. */
  databaseUrl: string | null;
  dataDir: string;
  logLevel: string;
  /** null: by whether a terminal is attached. */
  logFormat: 'json' | 'pretty' | null;
  /** The policy: desk.yaml as it was checked. */
  policy: DeskYaml;
  mailboxes: MailboxSettings[];
  smtpDoor: SmtpDoorSettings;
  /** null: letters go to the sandbox. */
  smtpOut: SmtpSenderSettings | null;
  /** null: no virus scanner is asked. */
  clamd: ClamdSettings | null;
  slack: SlackSettings | null;
  teams: TeamsSettings | null;
  /** null: the public authorities alone. */
  authority: Authority | null;
};

export type Loaded = { ok: true; config: Config } | { ok: false; faults: ConfigFault[] };

/** What a configuration is read for. */
type Purpose = {
  /** null: there is none, or it was not looked for. */
  envFile?: EnvFile;
  /** What works on the database alone asks for no tokens and no doors. */
  databaseAlone?: boolean;
};

const loopback = ['127.0.0.1', '::1', 'localhost'];

/**
 * Reads the configuration and names every fault at once, in the order in which they stand.
 *
 * @param deskYaml what stands in desk.yaml
 */
export function loadConfig(
  deskYaml: string | Uint8Array,
  variables: NodeJS.ProcessEnv,
  { envFile = noEnvFile, databaseAlone = false }: Purpose = {},
): Loaded {
  const { desk, faults: deskFaults } = readDeskYaml(deskYaml);
  const { env, set, faults: envFaults } = readEnvironment(variables, envFile);
  const composed = compose(desk.parts, env, set);
  const faults = [
    ...deskFaults,
    ...envFaults.filter(({ key }) => !databaseAlone || forTheDatabase.includes(key)),
    ...composed.faults
      .filter(fault => !databaseAlone || ('path' in fault && fault.path[0] === 'tls'))
      .map(fault => placed(fault, desk, envFile)),
  ];
  if (faults.length === 0 && composed.config) return { ok: true, config: composed.config };
  return { ok: false, faults: sorted(faults) };
}

const forTheDatabase = ['', 'DATABASE_URL', 'DATA_DIR', 'LOG_LEVEL', 'LOG_FORMAT'];

function placed(
  fault: ComposedFault,
  desk: ReturnType<typeof readDeskYaml>['desk'],
  envFile: EnvFile,
): ConfigFault {
  if ('variable' in fault) {
    const line = envFile.lines.get(fault.variable) ?? null;
    return { file: line === null ? 'environment' : '.env', line, key: fault.variable, says: fault.says };
  }
  const { path, says } = fault;
  return { file: 'desk.yaml', line: desk.lineOf(path), key: keyInWords(path, desk.written), says };
}

function compose(
  parts: DeskParts,
  env: Partial<Environment>,
  variables: NodeJS.ProcessEnv,
): { config: Config | null; faults: ComposedFault[] } {
  const faults: ComposedFault[] = [];
  const isAtFault = (part: keyof DeskParts) => !(part in parts);
  const slack = slackSettings(parts, env, faults);
  const teams = teamsSettings(parts, env, faults);
  const mailboxes = (parts.mailboxes ?? []).map(mailbox => mailboxSettings(mailbox, env, variables, faults));
  const smtpOut = senderSettings(parts, env, faults);
  // A part that cannot be read is there all the same.
  const hasChat = Boolean(slack ?? teams) || isAtFault('slack') || isAtFault('teams');
  const hasSender = Boolean(smtpOut) || isAtFault('smtpOut');
  const sandbox = !hasChat && !hasSender && mailboxes.every(({ imap }) => !imap) && !isAtFault('mailboxes');
  // What is at fault may be anything: nothing is asked for on its account.
  const isSetUp = Boolean(slack ?? teams ?? smtpOut) || mailboxes.some(({ imap }) => imap);
  const host = env.HOST ?? (sandbox ? '127.0.0.1' : '0.0.0.0');
  if (sandbox && !loopback.includes(host))
    faults.push({
      variable: 'HOST',
      says: 'the sandbox lets anybody be anybody, so it listens on this machine only: remove HOST, or configure Slack, Teams and mail',
      isMissing: false,
    });
  if (isSetUp && !hasChat)
    faults.push({ path: ['slack'], says: 'operators need a chat: configure slack, teams, or both' });
  if (isSetUp && !hasSender)
    faults.push({
      path: ['smtpOut'],
      says: 'customers are written to by email: say which server takes the letters',
    });
  if (isSetUp && !variables.PUBLIC_URL)
    faults.push({
      variable: 'PUBLIC_URL',
      says: 'write the address under which operators reach this server, such as https://desk.example.com: links to attachments begin with it',
      isMissing: true,
    });
  const authority = parts.tls ? readAuthority(parts.tls.ca) : null;
  if (typeof authority === 'string') faults.push({ path: ['tls', 'ca'], says: authority });
  faults.push(...clashingPorts(parts.smtpDoor, env, host));

  const { policy } = parts;
  if (!policy || typeof authority === 'string') return { config: null, faults };
  const port = env.PORT ?? 3978;
  return {
    faults,
    config: {
      sandbox,
      http: { host, port, publicUrl: (env.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, '') },
      databaseUrl: env.DATABASE_URL ?? null,
      dataDir: env.DATA_DIR ?? '.data',
      logLevel: env.LOG_LEVEL ?? 'info',
      logFormat: env.LOG_FORMAT ?? null,
      policy,
      mailboxes,
      smtpDoor: {
        host: policy.smtpDoor.host,
        port: env.SMTP_DOOR_PORT ?? policy.smtpDoor.port,
        lmtpPort: policy.smtpDoor.lmtpPort ?? null,
        maxBytes: policy.smtpDoor.maxMegabytes * 1024 * 1024,
        allowedNetworks: policy.smtpDoor.allowedNetworks,
      },
      smtpOut,
      clamd: env.CLAMD_URL ?? null,
      slack,
      teams,
      authority,
    },
  };
}
