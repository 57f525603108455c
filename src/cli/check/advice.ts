import { existsSync, statSync } from 'node:fs';
import type { Usable } from '../../config/config.ts';
import { envFile } from '../../config/desk-file.ts';
import { isLoopback } from '../../config/keys/values/fields.ts';
import type { Finding } from '../../finding.ts';
import type { TlsMode } from '../../mail/settings.ts';

/** What works, and is unwise all the same. */
export function advice(usable: Usable): Finding[] {
  const { sandbox } = usable;
  return [
    ...filesOpenToAll(),
    ...inTheClear(usable),
    ...doors(usable),
    ...silence(usable),
    ...misspelt(usable),
    ...(sandbox ? [] : [...people(usable), ...few(usable), ...watching(usable)]),
  ];
}

function warning(part: string, says: string, fix: string): Finding {
  return { part, ok: true, isWarning: true, says, fix };
}

/** Who sees vulnerabilities, where nobody has said so. */
function few({ parts, slack, teams }: Usable): Finding[] {
  if (!('restricted' in parts) || !(slack || teams)) return [];
  const { restricted } = parts;
  if (!restricted)
    return [
      warning(
        'Restricted requests',
        'nobody is named who sees requests about vulnerabilities: managers and admins read them, one by one, and none has a channel for them',
        'make a private channel on each platform, invite the app, and name it (desk.yaml: restricted)',
      ),
    ];
  const lacking = [slack && !restricted.slack ? 'slack' : '', teams && !restricted.teams ? 'teams' : ''];
  const named = lacking.filter(Boolean).join(' and ');
  return named === ''
    ? []
    : [
        warning(
          'Restricted requests',
          `no channel of ${named} is named for requests about vulnerabilities: there their cards have no words`,
          `name a private channel (desk.yaml: restricted, ${named})`,
        ),
      ];
}

function inTheClear({ mailboxes, smtpOut, publicUrl, parts }: Usable): Finding[] {
  const servers: { part: string; host: string; tls: TlsMode; key: string }[] = [
    ...mailboxes.flatMap(({ address, imap }) =>
      imap ? [{ part: `IMAP ${address}`, ...imap, key: `desk.yaml: mailboxes (${address}), imap` }] : [],
    ),
    ...(smtpOut ? [{ part: 'SMTP out', ...smtpOut, key: 'desk.yaml: smtpOut' }] : []),
  ];
  const url = publicUrl === null ? null : new URL(publicUrl);
  return [
    ...servers
      .filter(({ tls }) => tls === 'none')
      .map(({ part, host, key }) =>
        warning(
          part,
          `mails and the password go to ${host} in clear (tls: none)`,
          `${isLoopback(host) ? 'only as long as that is this machine itself; else ' : ''}write tls: implicit or starttls (${key})`,
        ),
      ),
    ...(parts.smtpOut?.requireTls === undefined
      ? []
      : [
          warning(
            'SMTP out',
            'requireTls is the old way to write tls',
            'write tls: starttls, or tls: none (desk.yaml: smtpOut)',
          ),
        ]),
    ...(url?.protocol === 'http:' && !isLoopback(url.hostname)
      ? [
          warning(
            'PUBLIC_URL',
            'links to customers’ files cross the network in clear',
            'put a reverse proxy with HTTPS before the server, and write its https:// address',
          ),
        ]
      : []),
  ];
}

function people({ parts }: Usable): Finding[] {
  const { operators, duty, access } = parts;
  // Who stands in what cannot be read, nobody knows.
  if (!operators) return [];
  const roleOf = (email: string) => operators.find(each => each.email === email)?.role;
  const rota = [...new Set(duty?.rota ?? [])];
  const plain = rota.filter(email => roleOf(email) === 'operator');
  return [
    ...(operators.some(({ role }) => role === 'admin')
      ? []
      : [
          warning(
            'Operators',
            'nobody is an admin: faults are shown in a channel, and nobody is notified by name',
            'give somebody role: admin (desk.yaml: operators)',
          ),
        ]),
    ...(operators.some(({ role }) => role !== 'operator')
      ? []
      : [
          warning(
            'Operators',
            'nobody is a manager: nobody is notified of missed deadlines',
            'give somebody role: manager (desk.yaml: operators)',
          ),
        ]),
    ...(access === 'list' && operators.length === 0
      ? [
          warning(
            'Operators',
            'access: list, and nobody is listed: nobody may press a button',
            'list them (desk.yaml: operators), or write access: channel',
          ),
        ]
      : []),
    ...(rota.length === 1
      ? [
          warning(
            'Duty',
            'one person is always on duty: nobody stands in for them',
            'name a second one (desk.yaml: duty.rota)',
          ),
        ]
      : []),
    ...plain.map(email =>
      warning(
        'Duty',
        `${email} is on duty and may not extend a promise`,
        'give them role: manager (desk.yaml: operators)',
      ),
    ),
  ];
}

function doors({ parts, mailboxes }: Usable): Finding[] {
  const door = parts.smtpDoor;
  if (!door) return [];
  const open = door.allowedNetworks.filter(network => /\/[0-7]$/.test(network));
  const isShut = door.allowedNetworks.length === 0 && mailboxes.some(({ imap }) => !imap);
  const beyond = door.allowedNetworks.filter(network => !/^(127\.|::1)/.test(network));
  return [
    ...open.map(network =>
      warning(
        'SMTP door',
        `${network} lets nearly everybody deliver, past your mail server’s own checks`,
        'name your mail server’s address alone (desk.yaml: smtpDoor.allowedNetworks)',
      ),
    ),
    ...(isShut
      ? [
          warning(
            'SMTP door',
            'nobody may deliver, and a mailbox is not read by IMAP: its mail cannot come in',
            'name your mail server (desk.yaml: smtpDoor.allowedNetworks), or its imap',
          ),
        ]
      : []),
    ...(isLoopback(door.host) && beyond.length > 0
      ? [
          warning(
            'SMTP door',
            `it listens on ${door.host}, where ${beyond.join(', ')} cannot reach it`,
            'write host: 0.0.0.0, or the address on which it shall listen (desk.yaml: smtpDoor)',
          ),
        ]
      : []),
  ];
}

function watching({ parts, mailboxes, smtpOut }: Usable): Finding[] {
  const usesSecrets =
    mailboxes.some(({ imap }) => imap?.auth.kind === 'oauth') ||
    smtpOut?.auth?.kind === 'oauth' ||
    parts.teams;
  return [
    ...(usesSecrets && parts.secrets?.length === 0
      ? [
          warning(
            'Secrets',
            'Microsoft’s and Google’s secrets expire, and none is listed: nobody would be told before',
            'write what expires when (desk.yaml: secrets)',
          ),
        ]
      : []),
    ...(parts.records && !parts.records.mailTo
      ? [
          warning(
            'Records',
            'seals stay in this house: whoever can change the database may take them away with it',
            'name somebody outside to whom the newest goes each day (desk.yaml: records, mailTo)',
          ),
        ]
      : []),
  ];
}

function silence({ logLevel }: Usable): Finding[] {
  return [
    ...(['silent', 'error', 'warn'].includes(logLevel)
      ? [warning('Log', `at ${logLevel} no request can be followed`, 'write LOG_LEVEL=info, or leave it out')]
      : []),
  ];
}

function misspelt(usable: Usable): Finding[] {
  return usable.misspelt.map(({ name, meant }) =>
    warning(
      'Environment',
      `nobody reads ${name}`,
      `did you mean ${meant}? If it is another program’s, leave it`,
    ),
  );
}

/** On Windows the mode says nothing. */
function filesOpenToAll(): Finding[] {
  if (process.platform === 'win32' || !existsSync(envFile) || (statSync(envFile).mode & 0o077) === 0)
    return [];
  return [warning('.env', 'other users of this machine may read the secrets in it', 'chmod 600 .env')];
}
