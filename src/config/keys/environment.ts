import { z } from 'zod';
import { type ConfigFault, valueFaults } from '../faults.ts';
import type { EnvFile } from '../reading/env-file.ts';
import { isBadPort } from './bad-ports.ts';
import { clamdUrl } from './clamd-url.ts';
import { about } from './fields.ts';

const filled = z.string().trim().min(1);
const portForm = 'write a port number';
const port = z.coerce
  .number(portForm)
  .int(portForm)
  .min(0, portForm)
  .max(65_535, portForm)
  .meta({ writtenAs: 'port' });
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

/** What comes from the environment: secrets, and where this process listens. Everything else is in desk.yaml. */
export const environmentShape = z.object({
  HOST: about(
    filled.optional(),
    'The address on which the server listens: 0.0.0.0 where the desk is set up, 127.0.0.1 for the sandbox.',
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
    'The address under which people reach this server; links to attachments begin with it.',
    'https://desk.example.com',
  ),
  DATABASE_URL: about(
    z
      .string()
      .regex(/^postgres(ql)?:\/\/[^/\s]/, 'write postgres://user:password@host:5432/database')
      .optional(),
    'A PostgreSQL of one’s own (15 or newer); without it an embedded one runs under DATA_DIR.',
    'postgres://sportello:…@127.0.0.1:5432/sportello',
  ),
  DATABASE_OWNER_URL: about(
    z
      .string()
      .regex(/^postgres(ql)?:\/\/[^/\s]/, 'write postgres://owner:password@host:5432/database')
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
  CLAMD_URL: about(
    clamdUrl.optional(),
    'Where ClamAV’s daemon listens; without it no virus scanner is asked.',
    'tcp://127.0.0.1:3310',
  ),
  SLACK_BOT_TOKEN: about(
    z.string().startsWith('xoxb-', 'a bot token begins with xoxb-').optional(),
    'Slack app › OAuth & Permissions › Bot User OAuth Token.',
    'xoxb-…',
  ),
  SLACK_SIGNING_SECRET: about(
    filled.optional(),
    'Slack app › Basic Information › Signing Secret; not needed with mode: socket.',
  ),
  SLACK_APP_TOKEN: about(
    z.string().startsWith('xapp-', 'an app-level token begins with xapp-').optional(),
    'Slack app › Basic Information › App-Level Tokens (connections:write); needed with mode: socket.',
    'xapp-…',
  ),
  TEAMS_APP_ID: about(
    z.guid('write the app’s id, as 8-4-4-4-12 hexadecimal digits').optional(),
    'Azure › your bot › Configuration › Microsoft App ID.',
    '00000000-0000-0000-0000-000000000000',
  ),
  TEAMS_APP_PASSWORD: about(
    filled.optional(),
    'Azure › your app registration › Certificates & secrets; not needed with appType: UserAssignedMsi.',
  ),
  TEAMS_TENANT_ID: about(
    z.guid('write the tenant’s id, as 8-4-4-4-12 hexadecimal digits').optional(),
    'Azure › your bot › Configuration › App Tenant ID.',
    '00000000-0000-0000-0000-000000000000',
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
  MICROSOFT_TENANT_ID: about(
    filled.optional(),
    'Entra › your app › Directory (tenant) ID, for auth: microsoft.',
  ),
  MICROSOFT_CLIENT_ID: about(filled.optional(), 'Entra › your app › Application (client) ID.'),
  MICROSOFT_CLIENT_SECRET: about(filled.optional(), 'Entra › your app › Certificates & secrets.'),
  GOOGLE_CLIENT_ID: about(
    filled.optional(),
    'Google Cloud › Credentials › OAuth client, for auth: google without a service account.',
  ),
  GOOGLE_CLIENT_SECRET: about(filled.optional(), 'That client’s secret.'),
  GOOGLE_REFRESH_TOKEN: about(
    filled.optional(),
    'A refresh token of that client for https://mail.google.com/.',
  ),
  GOOGLE_SERVICE_ACCOUNT_EMAIL: about(
    filled.optional(),
    'The address of a service account with domain-wide delegation, for auth: google.',
    'desk@project.iam.gserviceaccount.com',
  ),
  GOOGLE_SERVICE_ACCOUNT_KEY: about(filled.optional(), 'The private_key of that account’s JSON key.'),
});

export type Environment = z.infer<typeof environmentShape>;

/** Names that stand beside the others: a password for each mailbox, and switches of Node and the system. */
export const variableNames = Object.keys(environmentShape.shape);

/**
 * Reads the variables one by one, so that a fault in one hides none in another.
 *
 * @returns those that are right, all that are set (trimmed: many tools leave a blank or a carriage return), and the faults
 */
export function readEnvironment(
  variables: NodeJS.ProcessEnv,
  envFile: EnvFile,
): { env: Partial<Environment>; set: NodeJS.ProcessEnv; faults: ConfigFault[] } {
  const all = { ...envFile.values, ...variables };
  const set = Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => {
      const text = value?.trim();
      // A variable that is set to nothing (as in a copied .env.example) is a variable that is not set.
      return text ? [[name, text]] : [];
    }),
  );
  const faults: ConfigFault[] = envFile.faults.map(fault => ({ file: '.env', ...fault }));
  const env: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(environmentShape.shape)) {
    const text = set[name];
    const line = all[name] === envFile.values[name] ? (envFile.lines.get(name) ?? null) : null;
    const place = { file: line === null ? ('environment' as const) : ('.env' as const), line, key: name };
    if (text && /^(["'`]).*\1$/s.test(text)) {
      faults.push({ ...place, says: 'the quotes belong to the value here: write it without them' });
      continue;
    }
    const parsed = shape.safeParse(text);
    if (parsed.success) env[name] = parsed.data;
    else for (const { says } of valueFaults(parsed.error)) faults.push({ ...place, says });
  }
  return { env: env as Partial<Environment>, set, faults };
}
