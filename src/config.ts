import { parseDocument } from 'yaml';
import type { SlackSettings } from './chat/slack/settings.ts';
import type { TeamsSettings } from './chat/teams/settings.ts';
import { type DeskYaml, deskShape } from './config/desk-yaml.ts';
import { type Environment, environmentShape } from './config/environment.ts';
import { type ConfigFault, faultsOf } from './config/faults.ts';
import { mailboxSettings, senderSettings, slackSettings, teamsSettings } from './config/rooms.ts';
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
  /** Who owns the tables, where that is not the user as whom the desk works; null: that user. */
  databaseOwnerUrl: string | null;
  dataDir: string;
  logLevel: string;
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
};

export type Loaded = { ok: true; config: Config } | { ok: false; faults: ConfigFault[] };

const loopback = ['127.0.0.1', '::1', 'localhost'];

/**
 * Reads the configuration and names every fault at once.
 *
 * @param deskYaml the text of desk.yaml
 */
export function loadConfig(deskYaml: string, variables: NodeJS.ProcessEnv): Loaded {
  // A variable that is set to nothing (as in a copied .env.example) is a variable that is not set.
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const document = parseDocument(deskYaml, { prettyErrors: true });
  const syntax = document.errors.map(error => ({ key: 'desk.yaml', says: error.message.trim() }));
  const policy = syntax.length > 0 ? null : deskShape.safeParse(document.toJS());
  const environment = environmentShape.safeParse(set);
  const faults = [
    ...syntax,
    ...(policy?.error ? faultsOf(policy.error, 'desk.yaml: ').map(unprefixed) : []),
    ...(environment.error ? faultsOf(environment.error, 'environment: ').map(unprefixed) : []),
  ];
  if (!policy?.success || !environment.success) return { ok: false, faults };
  return compose(policy.data, environment.data, set);
}

function unprefixed({ key, says }: ConfigFault): ConfigFault {
  return { key: key.replace(': .', ': '), says };
}

function compose(policy: DeskYaml, env: Environment, variables: NodeJS.ProcessEnv): Loaded {
  const faults: ConfigFault[] = [];
  const slack = slackSettings(policy, env, faults);
  const teams = teamsSettings(policy, env, faults);
  const mailboxes = policy.mailboxes.map(mailbox => mailboxSettings(mailbox, env, variables, faults));
  const smtpOut = senderSettings(policy, env, faults);

  const sandbox = !slack && !teams && mailboxes.every(({ imap }) => !imap) && !smtpOut;
  const host = env.HOST ?? (sandbox ? '127.0.0.1' : '0.0.0.0');
  if (sandbox && !loopback.includes(host))
    faults.push({
      key: 'environment: HOST',
      says: 'the sandbox lets anybody be anybody, so it listens on this machine only: remove HOST, or configure Slack, Teams and mail',
    });
  if (!sandbox && !slack && !teams)
    faults.push({ key: 'desk.yaml: slack', says: 'operators need a chat: configure slack, teams, or both' });
  if (!sandbox && !smtpOut)
    faults.push({
      key: 'desk.yaml: smtpOut',
      says: 'customers are written to by email: say which server takes the letters',
    });
  if (!sandbox && !env.PUBLIC_URL)
    faults.push({
      key: 'environment: PUBLIC_URL',
      says: 'write the address under which operators reach this server, such as https://desk.example.com: links to attachments begin with it',
    });
  if (env.DATABASE_OWNER_URL && !env.DATABASE_URL)
    faults.push({
      key: 'environment: DATABASE_OWNER_URL',
      says: 'goes with DATABASE_URL, the same database with the user as whom the desk works: write both, or neither',
    });
  if (faults.length > 0) return { ok: false, faults };

  return {
    ok: true,
    config: {
      sandbox,
      http: {
        host,
        port: env.PORT,
        publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''),
      },
      databaseUrl: env.DATABASE_URL ?? null,
      databaseOwnerUrl: env.DATABASE_OWNER_URL ?? null,
      dataDir: env.DATA_DIR,
      logLevel: env.LOG_LEVEL,
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
    },
  };
}
