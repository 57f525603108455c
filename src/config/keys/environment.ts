import { z } from 'zod';
import { isBadPort } from './values/bad-ports.ts';
import { clamdUrl } from './values/clamd-url.ts';
import { about } from './values/fields.ts';

const filled = z.string().trim().min(1);
const portForm = 'write a port number';
const port = z.coerce
  .number(portForm)
  .int(portForm)
  .min(0, portForm)
  .max(65_535, portForm)
  .meta({ writtenAs: 'port' });
const oneHost = 'write one host: where a replica takes over, its address moves (docs/several-processes.md)';

/** Several hosts in one address are for drivers that choose among them; ours do not, or not well (porsager/postgres#815). */
function hasOneHost(url: string): boolean {
  const authority = url.replace(/^\w+:\/\//, '').split(/[/?]/)[0] ?? '';
  return !authority.slice(authority.lastIndexOf('@') + 1).includes(',');
}

const publicUrlForm =
  'write the address under which people reach this server, such as https://desk.example.com';

/** The address of this server from outside: what links begin with. A path is one's reverse proxy's matter. */
const publicUrl = z.string().transform((text, context): string => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const says =
    !url || !/^https?:\/\//i.test(text)
      ? `must begin with https:// (or http:// within one’s own network): ${publicUrlForm}`
      : url.username || url.password
        ? `no log-in belongs into it, for links show it: ${publicUrlForm}`
        : url.search || url.hash
          ? `nothing belongs behind ? or #: ${publicUrlForm}`
          : isBadPort(Number(url.port || 443))
            ? `browsers refuse to speak to port ${url.port}: choose another one`
            : null;
  if (!says) return text;
  context.addIssue({ code: 'custom', message: says });
  return z.NEVER;
});

/** What a person looks up elsewhere: the same words lead there in the reference, and where it is missing. */
function found<S extends z.ZodType>(
  shape: S,
  where: string,
  { more = '', example }: { more?: string; example?: string } = {},
): S {
  return about(shape, `${where}${more}.`, example).meta({ whenMissing: where });
}

/** Where the server listens if HOST does not say so. */
export const hostByDefault = { setUp: '0.0.0.0', sandbox: '127.0.0.1' };

/** What comes from the environment: secrets, and where this process listens. Everything else is in desk.yaml. */
export const environmentShape = z.object({
  HOST: about(
    filled.optional(),
    `The address on which the server listens: ${hostByDefault.setUp} where the desk is set up, ${hostByDefault.sandbox} for the sandbox.`,
    '127.0.0.1',
  ),
  PORT: about(
    port
      .refine(number => !isBadPort(number), {
        error: ({ input }) =>
          `browsers and programs refuse to speak to port ${String(input)} (the fetch standard’s list): choose another one, such as 3978`,
      })
      .default(3978),
    'The port on which the server listens; 0 takes any that is free.',
  ),
  SMTP_DOOR_PORT: about(
    port.optional(),
    'In place of desk.yaml’s smtpDoor.port, for a machine on which that one is taken.',
    2526,
  ),
  PUBLIC_URL: about(
    publicUrl.optional(),
    'The address under which people reach this server; links to requests and to attachments begin with it.',
    'https://desk.example.com',
  ),
  DATABASE_URL: about(
    z
      .string()
      .regex(/^postgres(ql)?:\/\/[^/\s]/, 'write postgres://user:password@host:5432/database')
      .refine(hasOneHost, oneHost)
      .optional(),
    'A PostgreSQL of one’s own (15 or newer); without it an embedded one runs under DATA_DIR.',
    'postgres://sportello:…@127.0.0.1:5432/sportello',
  ),
  DATABASE_OWNER_URL: about(
    z
      .string()
      .regex(/^postgres(ql)?:\/\/[^/\s]/, 'write postgres://owner:password@host:5432/database')
      .refine(hasOneHost, oneHost)
      .optional(),
    'The same database as DATABASE_URL, with the user who owns its tables: migrations run as this one, and the user of DATABASE_URL can change neither the log nor the tables.',
    'postgres://owner:…@127.0.0.1:5432/sportello',
  ),
  DATA_DIR: about(filled.default('.data'), 'The folder of the embedded PostgreSQL and of the sandbox.'),
  LOG_LEVEL: about(
    z
      .enum(
        ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
        'write info, warn, error, debug, trace or silent',
      )
      .default('info'),
    'How much is logged; at info one can follow a request from the customer’s email to the card to ours.',
  ),
  LOG_FORMAT: about(
    z.enum(['json', 'pretty'], 'write json or pretty').optional(),
    'A JSON object on each line, or words for people; without it: pretty on a terminal, json elsewhere.',
  ),
  METRICS_TOKEN: about(
    z
      .string()
      .regex(/^\S{16,500}$/, 'write 16 to 500 characters without blanks, such as openssl rand -hex 32 makes')
      .optional(),
    'What Prometheus shows to read /metrics (authorization: Bearer …); without it nobody reads them.',
  ),
  CLAMD_URL: about(
    clamdUrl.optional(),
    'Where ClamAV’s daemon listens; without it no virus scanner is asked.',
    'tcp://127.0.0.1:3310',
  ),
  SLACK_BOT_TOKEN: found(
    z.string().startsWith('xoxb-', 'a bot token begins with xoxb-').optional(),
    'Slack app › OAuth & Permissions › Bot User OAuth Token',
    { example: 'xoxb-…' },
  ),
  SLACK_SIGNING_SECRET: found(filled.optional(), 'Slack app › Basic Information › Signing Secret', {
    more: '; not needed with mode: socket',
  }),
  SLACK_APP_TOKEN: found(
    z.string().startsWith('xapp-', 'an app-level token begins with xapp-').optional(),
    'Slack app › Basic Information › App-Level Tokens (connections:write)',
    { more: '; needed with mode: socket', example: 'xapp-…' },
  ),
  TEAMS_APP_ID: found(
    z.guid('write the app’s id, as 8-4-4-4-12 hexadecimal digits').optional(),
    'Azure › your bot › Configuration › Microsoft App ID',
    { example: '00000000-0000-0000-0000-000000000000' },
  ),
  TEAMS_APP_PASSWORD: found(filled.optional(), 'Azure › your app registration › Certificates & secrets', {
    more: '; not needed with appType: UserAssignedMsi',
  }),
  TEAMS_TENANT_ID: found(
    z.guid('write the tenant’s id, as 8-4-4-4-12 hexadecimal digits').optional(),
    'Azure › your bot › Configuration › App Tenant ID',
    { example: '00000000-0000-0000-0000-000000000000' },
  ),
  TEAMS_ALLOWED_TENANTS: about(
    z
      .string()
      .trim()
      .refine(
        text => text.split(/[\s,]+/).every(id => z.guid().safeParse(id).success),
        'write the ids of tenants, with commas between them',
      )
      .optional(),
    'The tenants whose people may act, with commas between them; without it TEAMS_TENANT_ID’s alone.',
    '00000000-0000-0000-0000-000000000000',
  ),
  SMTP_PASSWORD: about(filled.optional(), 'The password of smtpOut, with auth: password.'),
  MICROSOFT_TENANT_ID: found(filled.optional(), 'Entra › your app › Directory (tenant) ID', {
    more: ', for auth: microsoft',
  }),
  MICROSOFT_CLIENT_ID: found(filled.optional(), 'Entra › your app › Application (client) ID'),
  MICROSOFT_CLIENT_SECRET: found(filled.optional(), 'Entra › your app › Certificates & secrets'),
  GOOGLE_CLIENT_ID: about(
    filled.optional(),
    'Google Cloud › Credentials › OAuth client, for auth: google without a service account.',
  ).meta({ whenMissing: 'Google Cloud › Credentials › OAuth client (or set GOOGLE_SERVICE_ACCOUNT_EMAIL)' }),
  GOOGLE_CLIENT_SECRET: about(filled.optional(), 'That client’s secret.').meta({
    whenMissing: 'Google Cloud › Credentials › OAuth client',
  }),
  GOOGLE_REFRESH_TOKEN: about(
    filled.optional(),
    'A refresh token of that client for https://mail.google.com/.',
  ).meta({ whenMissing: 'see the README: Gmail mailbox' }),
  GOOGLE_SERVICE_ACCOUNT_EMAIL: about(
    filled.optional(),
    'The address of a service account with domain-wide delegation, for auth: google.',
    'desk@project.iam.gserviceaccount.com',
  ),
  GOOGLE_SERVICE_ACCOUNT_KEY: about(filled.optional(), 'The private_key of that account’s JSON key.').meta({
    whenMissing: 'private_key of the service account’s JSON key',
  }),
});

export type Environment = z.infer<typeof environmentShape>;

/** Names that stand beside the others: a password for each mailbox, and switches of Node and the system. */
export const variableNames = Object.keys(environmentShape.shape);

/** What the reference says of the variables of mailboxes, whose names come from their addresses. */
export const mailboxPassword = {
  key: 'IMAP_…_PASSWORD',
  type: 'text',
  byDefault: '',
  says: 'The password of a mailbox with auth: password; … is what stands before its @, in capitals, other signs as _.',
  example: 'IMAP_SUPPORT_PASSWORD',
};

/** The same of the secrets of webhooks. */
export const webhookSecret = {
  key: 'WEBHOOK_…_SECRET',
  type: 'text',
  byDefault: '',
  says: 'What signs a webhook; … is its name in capitals, with _ for -. While it is exchanged, WEBHOOK_…_SECRET_OLD holds the one before, and both sign.',
  example: 'WEBHOOK_TRACKER_SECRET',
};

/** What is said of a variable that is needed and not set: where to find its value. */
export function whenMissing(name: keyof Environment): string {
  const { whenMissing: where } = environmentShape.shape[name].meta() ?? {};
  return typeof where === 'string' ? where : 'write it';
}
