import { readAuthority } from '../authority.ts';
import type { Config, Usable } from '../config.ts';
import type { Environment } from '../keys/environment.ts';
import type { DeskParts } from '../reading/desk-parts.ts';
import { clashingPorts } from './clashing-ports.ts';
import {
  type ComposedFault,
  mailboxSettings,
  senderSettings,
  slackSettings,
  teamsSettings,
} from './rooms.ts';

const loopback = ['127.0.0.1', '::1', 'localhost'];

/** The house's settings, from what desk.yaml and the environment have right, and what lacks or does not go together. */
export function compose(
  parts: DeskParts,
  env: Partial<Environment>,
  variables: NodeJS.ProcessEnv,
): { config: Config | null; usable: Usable; faults: ComposedFault[] } {
  const faults: ComposedFault[] = [];
  const isAtFault = (part: keyof DeskParts) => !(part in parts);
  /** Settings that lack nothing, such as a token. */
  const whole: Pick<Usable, 'slack' | 'teams' | 'smtpOut' | 'mailboxes'> = {
    slack: null,
    teams: null,
    smtpOut: null,
    mailboxes: [],
  };
  const noted = <T>(build: () => T, use: (built: T) => void): T => {
    const before = faults.length;
    const built = build();
    if (faults.length === before) use(built);
    return built;
  };
  const slack = noted(
    () => slackSettings(parts, env, faults),
    built => {
      whole.slack = built;
    },
  );
  const teams = noted(
    () => teamsSettings(parts, env, faults),
    built => {
      whole.teams = built;
    },
  );
  const mailboxes = (parts.mailboxes ?? []).map(mailbox =>
    noted(
      () => mailboxSettings(mailbox, env, variables, faults),
      built => whole.mailboxes.push(built),
    ),
  );
  const smtpOut = noted(
    () => senderSettings(parts, env, faults),
    built => {
      whole.smtpOut = built;
    },
  );
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
      says: 'customers are written to by email: say which server takes the emails',
    });
  if (isSetUp && !variables.PUBLIC_URL)
    faults.push({
      variable: 'PUBLIC_URL',
      says: 'write the address under which operators reach this server, such as https://desk.example.com: links to attachments begin with it',
      isMissing: true,
    });
  if (variables.DATABASE_OWNER_URL && !variables.DATABASE_URL)
    faults.push({
      variable: 'DATABASE_OWNER_URL',
      says: 'goes with DATABASE_URL, the same database with the user as whom the desk works: write both, or neither',
      isMissing: false,
    });
  const authority = parts.tls ? readAuthority(parts.tls.ca) : null;
  if (typeof authority === 'string') faults.push({ path: ['tls', 'ca'], says: authority });
  faults.push(...clashingPorts(parts.smtpDoor, env, host));

  const { policy } = parts;
  const isDatabaseSaid = env.DATABASE_URL !== undefined || !variables.DATABASE_URL;
  const usable: Usable = {
    ...whole,
    parts,
    clamd: env.CLAMD_URL ?? null,
    authority: typeof authority === 'string' ? null : authority,
    database: isDatabaseSaid
      ? {
          databaseUrl: env.DATABASE_URL ?? null,
          databaseOwnerUrl: env.DATABASE_OWNER_URL ?? null,
          dataDir: env.DATA_DIR ?? '.data',
        }
      : null,
    publicUrl: env.PUBLIC_URL ?? null,
    logLevel: env.LOG_LEVEL ?? 'info',
    sandbox,
  };
  if (!policy || typeof authority === 'string') return { config: null, usable, faults };
  const port = env.PORT ?? 3978;
  return {
    faults,
    usable,
    config: {
      sandbox,
      http: { host, port, publicUrl: (env.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, '') },
      databaseUrl: env.DATABASE_URL ?? null,
      databaseOwnerUrl: env.DATABASE_OWNER_URL ?? null,
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
