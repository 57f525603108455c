import type { SlackSettings } from '../chat/slack/settings.ts';
import type { TeamsSettings } from '../chat/teams/settings.ts';
import type {
  ClamdSettings,
  MailboxSettings,
  SmtpDoorSettings,
  SmtpSenderSettings,
} from '../mail/settings.ts';
import type { Authority } from './authority.ts';
import { compose } from './compose/compose.ts';
import type { ComposedFault } from './compose/rooms.ts';
import { type ConfigFault, keyInWords, sorted } from './faults.ts';
import type { DeskYaml } from './keys/desk-yaml.ts';
import { readEnvironment } from './keys/environment.ts';
import { type DeskParts, readDeskYaml } from './reading/desk-parts.ts';
import { type EnvFile, noEnvFile } from './reading/env-file.ts';

/** Everything that the house is told from outside, checked once. */
export type Config = {
  /** Nothing is configured: the newcomer's way, with stand-ins of Slack, Teams and a customer, on loopback. */
  sandbox: boolean;
  http: { host: string; port: number; publicUrl: string };
  /** null: the embedded database. */
  databaseUrl: string | null;
  /** Who owns the tables, where that is not the user as whom the desk works; null: that user. */
  databaseOwnerUrl: string | null;
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

export type Loaded =
  | { ok: true; config: Config; usable: Usable }
  | { ok: false; faults: ConfigFault[]; usable: Usable };

/** What of a configuration can be used, whatever is wrong with the rest. */
export type Usable = Pick<Config, 'mailboxes' | 'smtpOut' | 'clamd' | 'slack' | 'teams' | 'authority'> & {
  parts: DeskParts;
  /** null: what is said of the database cannot be read. */
  database: Pick<Config, 'databaseUrl' | 'databaseOwnerUrl' | 'dataDir'> | null;
  publicUrl: string | null;
  logLevel: string;
  sandbox: boolean;
};

/** What a configuration is read for. */
type Purpose = {
  /** null: there is none, or it was not looked for. */
  envFile?: EnvFile;
  /** What works on the database alone asks for no tokens and no doors. */
  databaseAlone?: boolean;
};

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
  if (faults.length === 0 && composed.config) {
    const { config, usable } = composed;
    return { ok: true, config, usable };
  }
  return { ok: false, faults: sorted(faults), usable: composed.usable };
}

const forTheDatabase = ['', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'DATA_DIR', 'LOG_LEVEL', 'LOG_FORMAT'];

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
