import {
  imapPasswordVariable,
  type MailboxSettings,
  type SmtpDoorSettings,
  type SmtpSenderSettings,
  type TlsMode,
} from '../../mail/settings.ts';
import type { DeskYaml } from '../keys/desk-yaml.ts';
import type { Environment } from '../keys/environment.ts';
import { tlsByPort } from '../keys/tls.ts';
import type { DeskParts } from '../reading/desk-parts.ts';
import { mailAuth } from './mail-auth.ts';
import type { Faults } from './needed.ts';

export function mailboxSettings(
  { address, plus, imap }: DeskYaml['mailboxes'][number],
  env: Environment,
  variables: NodeJS.ProcessEnv,
  faults: Faults,
): MailboxSettings {
  if (!imap) return { address, plus, imap: null };
  const user = imap.user ?? address;
  const variable = imapPasswordVariable(address);
  return {
    address,
    plus,
    imap: {
      host: imap.host,
      port: imap.port,
      tls: imap.tls ?? tlsByPort('imap', imap.port),
      user,
      auth: mailAuth(imap.auth, user, { variable, value: variables[variable] }, env, faults),
      folder: imap.folder,
      after: imap.after === 'flag' ? { kind: 'flag' } : { kind: 'move', folder: imap.after },
      since: imap.since ? new Date(imap.since) : null,
      pollSeconds: imap.pollSeconds,
    },
  };
}

/** The door by which mail is taken. */
export function smtpDoorSettings(
  { smtpDoor }: Pick<DeskYaml, 'smtpDoor'>,
  { SMTP_DOOR_PORT }: Environment,
): SmtpDoorSettings {
  return {
    host: smtpDoor.host,
    port: SMTP_DOOR_PORT ?? smtpDoor.port,
    lmtpPort: smtpDoor.lmtpPort ?? null,
    maxBytes: smtpDoor.maxMegabytes * 1024 * 1024,
    allowedNetworks: smtpDoor.allowedNetworks,
  };
}

/** @returns null where no server is named: the sandbox takes the letters */
export function senderSettings(
  { smtpOut }: Pick<DeskParts, 'smtpOut'>,
  env: Environment,
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
        : mailAuth(
            smtpOut.auth,
            smtpOut.user,
            { variable: 'SMTP_PASSWORD', value: env.SMTP_PASSWORD },
            env,
            faults,
          ),
  };
}

/** Where tls is not written: by the port, or by the old key. */
function tlsOf({ port, requireTls }: { port: number; requireTls?: boolean | undefined }): TlsMode {
  const mode = tlsByPort('smtp', port);
  return mode === 'starttls' && requireTls === false ? 'none' : mode;
}
