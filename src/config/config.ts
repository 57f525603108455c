import type { SlackSettings } from '../chat/slack/settings.ts';
import type { TeamsSettings } from '../chat/teams/settings.ts';
import type {
  ClamdSettings,
  MailboxSettings,
  SmtpDoorSettings,
  SmtpSenderSettings,
} from '../mail/settings.ts';
import type { WebhookSettings } from '../outwards/webhooks/settings.ts';
import type { Authority } from './authority.ts';
import type { DeskYaml } from './keys/desk-yaml.ts';
import type { Logo } from './logo.ts';
import type { DeskParts } from './reading/desk-parts.ts';
import type { SecurityKey } from './security-key.ts';

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
  /** Whoever reads /metrics bears it; null: nobody does. */
  metricsToken: string | null;
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
  /** Programs outside that are told what happens. */
  webhooks: WebhookSettings[];
  /** null: the public authorities alone. */
  authority: Authority | null;
  /** What stands beside the name on customers' pages; null: nothing. */
  logo: Logo | null;
  /** With what one writes to the house encrypted; null: nothing. */
  securityKey: SecurityKey | null;
};

/** What of a configuration can be used, whatever is wrong with the rest. */
export type Usable = Pick<
  Config,
  'mailboxes' | 'smtpOut' | 'clamd' | 'slack' | 'teams' | 'webhooks' | 'authority'
> & {
  parts: DeskParts;
  /** null: what is said of the database cannot be read. */
  database: Pick<Config, 'databaseUrl' | 'databaseOwnerUrl' | 'dataDir'> | null;
  publicUrl: string | null;
  logLevel: string;
  sandbox: boolean;
  /** Variables of the environment whose names are nearly those of ours. Other programs’ may be so by chance: no fault. */
  misspelt: { name: string; meant: string }[];
};
