import { z } from 'zod';
import { clamdUrl } from './clamd-url.ts';

const filled = z.string().trim().min(1);

/** What comes from the environment: secrets, and where this process listens. Everything else is in desk.yaml. */
export const environmentShape = z.object({
  HOST: filled.optional(),
  PORT: z.coerce.number('write a port number').int().min(0).max(65_535).default(3978),
  /** In place of desk.yaml's smtpDoor.port, for a machine on which that one is taken. */
  SMTP_DOOR_PORT: z.coerce.number('write a port number').int().min(0).max(65_535).optional(),
  PUBLIC_URL: z
    .url('write the address under which people reach this server, such as https://desk.example.com')
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'write postgres://user:password@host:5432/database')
    .optional(),
  DATABASE_OWNER_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'write postgres://owner:password@host:5432/database')
    .optional()
    .describe(
      'The same database as DATABASE_URL, with the user who owns its tables: migrations run as this one, and the user of DATABASE_URL can change neither the log nor the tables.',
    ),
  DATA_DIR: filled.default('.data'),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      'write info, warn, error, debug, trace or silent',
    )
    .default('info'),
  /** ClamAV's daemon; without it no virus scanner is asked. */
  CLAMD_URL: clamdUrl.optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'a bot token begins with xoxb-').optional(),
  SLACK_SIGNING_SECRET: filled.optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'an app-level token begins with xapp-').optional(),
  TEAMS_APP_ID: z.guid('write the app’s id, as 8-4-4-4-12 hexadecimal digits').optional(),
  TEAMS_APP_PASSWORD: filled.optional(),
  TEAMS_TENANT_ID: z.guid('write the tenant’s id, as 8-4-4-4-12 hexadecimal digits').optional(),
  TEAMS_ALLOWED_TENANTS: filled.optional(),
  SMTP_PASSWORD: filled.optional(),
  MICROSOFT_TENANT_ID: filled.optional(),
  MICROSOFT_CLIENT_ID: filled.optional(),
  MICROSOFT_CLIENT_SECRET: filled.optional(),
  GOOGLE_CLIENT_ID: filled.optional(),
  GOOGLE_CLIENT_SECRET: filled.optional(),
  GOOGLE_REFRESH_TOKEN: filled.optional(),
  GOOGLE_SERVICE_ACCOUNT_EMAIL: filled.optional(),
  GOOGLE_SERVICE_ACCOUNT_KEY: filled.optional(),
});

export type Environment = z.infer<typeof environmentShape>;

/** The variable that holds a mailbox's password: IMAP_SUPPORT_PASSWORD for support@example.com. */
export function imapPasswordVariable(address: string): string {
  const name = address.split('@')[0] ?? '';
  return `IMAP_${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_PASSWORD`;
}
