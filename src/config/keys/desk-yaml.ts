import { z } from 'zod';
import { languages, roles } from '../../ticket/words.ts';
import { calendarShape } from './calendar.ts';
import { about, address, network, port, serviceUrl, tlsModes, workingLength } from './fields.ts';
import { lettersShape } from './letters.ts';
import { probeShape } from './probe.ts';
import { duty, escalation, promises, silentCustomers, suggestion } from './promises.ts';
import { secretsShape } from './secrets.ts';

const serverName = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?\.[a-z0-9-]+$/i, 'write a server’s name such as mx.example.com')
  .transform(text => text.toLowerCase());
const tls = z.enum(tlsModes, 'write implicit, starttls or none').optional();
const tlsIs =
  'TLS from the first byte (implicit), by STARTTLS (starttls), or none, which sends the password in clear: on this machine only. It is required unless none is written.';

const imap = z.strictObject({
  host: about(z.string().min(1), 'The IMAP server.', 'outlook.office365.com'),
  port: about(port.default(993), 'The port of that server.'),
  tls: about(tls, `${tlsIs} Without it: implicit on port 993, starttls on any other.`),
  user: about(
    z.string().min(1).optional(),
    'The name for the log-in, where it is not the mailbox’s address.',
    'support',
  ),
  auth: about(
    z.enum(['password', 'microsoft', 'google'], 'write password, microsoft or google').default('password'),
    'How the desk logs in: by a password, or by OAuth2 with the MICROSOFT_… or GOOGLE_… variables.',
  ),
  folder: about(z.string().min(1).default('INBOX'), 'The folder that is read.'),
  after: about(
    z.string().min(1).default('flag'),
    'What is done with a mail that was taken in: flag marks it; the name of another folder moves it there.',
  ),
  since: about(
    z.iso.date('write a date such as 2026-01-01').optional(),
    'Mail that arrived before is left alone; without it, what lay there at the first connection.',
    '2026-01-01',
  ),
  pollSeconds: about(
    z.int().min(5).max(3600).default(60),
    'The mailbox is looked at again after so many seconds, should the server not say by itself that mail came (IDLE).',
  ),
});

const slackChannel = z.string().regex(/^[CG][A-Z0-9]{6,}$/, 'write the channel’s id (C…), not its name');
const teamsChannel = z.string().startsWith('19:', 'write a channel’s id (19:…)');

/** What stands in desk.yaml, by its first level: each part is looked at by itself, so that all faults are named at once. */
export const deskSections = {
  desk: z.strictObject({
    name: about(
      z.string().min(1, 'the desk needs a name: it signs the emails'),
      'The desk’s name; it signs what customers receive.',
      'Assistenza Example',
    ),
    phone: about(
      z.string().default(''),
      'A telephone number, told to customers at the claim.',
      '"+39 085 0000000"',
    ),
    language: about(
      z.enum(languages, 'write it or en'),
      'The language of cards, forms and notices in Slack and Teams.',
    ),
  }),
  mailboxes: about(
    z
      .array(
        z.strictObject({
          address: about(address, 'An address of the desk.', 'support@example.com'),
          imap: about(
            imap.optional(),
            'Where its mail is read by IMAP; without it, mail comes by the SMTP door.',
          ),
          trusts: about(
            serverName.optional(),
            'The mail server that receives for this mailbox, as its Authentication-Results name it (mx.example.com): what it says of a sender is believed.',
            'mx.example.com',
          ),
        }),
      )
      .min(1, 'the desk needs at least one mailbox'),
    'The addresses to which customers write.',
  ),
  groups: z
    .array(address)
    .default([])
    .describe(
      'Mailing lists that lead to a mailbox and write in their own name for others: whom they name is believed where a trusted server confirms the list, and no email goes to them.',
    ),
  smtpDoor: z
    .strictObject({
      port: about(
        port.default(2525),
        'The port on which mail is taken by SMTP; SMTP_DOOR_PORT goes before it.',
      ),
      lmtpPort: about(port.optional(), 'The port on which mail is taken by LMTP; without it, none is.', 2424),
      maxMegabytes: about(z.number().min(1).max(150).default(25), 'Larger mails are refused.'),
      allowedNetworks: about(
        z.array(network).default(['127.0.0.1/8', '::1']),
        'Who may deliver: addresses, and networks in CIDR notation. Nobody else is let in.',
      ),
      host: about(
        z.string().min(1).default('127.0.0.1'),
        'The address on which it listens; 0.0.0.0 for all of the machine’s.',
      ),
    })
    .prefault({}),
  smtpOut: z
    .strictObject({
      host: about(z.string().min(1), 'The server that takes outgoing emails.', 'smtp.office365.com'),
      port: about(port.default(587), 'The port of that server.'),
      tls: about(tls, `${tlsIs} Without it: implicit on port 465, starttls on any other.`),
      user: about(z.string().default(''), 'The name for the log-in.', 'support@example.com'),
      auth: about(
        z
          .enum(['none', 'password', 'microsoft', 'google'], 'write none, password, microsoft or google')
          .default('password'),
        'How the desk logs in: not at all, by SMTP_PASSWORD, or by OAuth2.',
      ),
      requireTls: about(z.boolean().optional(), 'The old way to write tls: false is tls: none.'),
    })
    .optional(),
  tls: z
    .strictObject({
      ca: about(
        z.string().min(1, 'write the name of a file with certificates (PEM)'),
        'A file with the certificates (PEM) of a private authority, trusted beside the public ones by every connection. The admins are told before one expires.',
        '/etc/sportello/ca.pem',
      ),
    })
    .optional(),
  slack: z
    .strictObject({
      channel: about(
        slackChannel,
        'The id of the operators’ channel (channel details, at the bottom).',
        'C0123456789',
      ),
      adminChannel: about(
        slackChannel.optional(),
        'The id of the channel for cards about what is broken; without it they go to the operators.',
        'C0987654321',
      ),
      mode: about(
        z.enum(['http', 'socket'], 'write http or socket').default('http'),
        'How Slack reaches the desk: http by its public address, socket (Socket Mode) without one.',
      ),
      postsPerSecond: about(
        z.number().min(0.1).max(50).default(1),
        'How fast the desk may post in a channel; Slack allows about one message a second.',
      ),
      apiUrl: about(
        serviceUrl('https://slack-gov.com/api/').optional(),
        'Another Web API than https://slack.com/api/: GovSlack’s, or a proxy’s. It gets the tokens, so it must be https, or on this machine.',
        'https://slack-gov.com/api/',
      ),
    })
    .optional(),
  teams: z
    .strictObject({
      channel: about(
        z
          .union([
            z.literal('installed'),
            z.string().startsWith('19:', 'write installed, or a channel’s id (19:…)'),
          ])
          .default('installed'),
        'The operators’ channel: the one in which the app was installed, or a channel’s id (19:…).',
      ),
      adminChannel: about(
        teamsChannel.optional(),
        'The id of the channel for cards about what is broken; without it they go to the operators.',
        '"19:…@thread.tacv2"',
      ),
      appType: about(
        z
          .enum(
            ['SingleTenant', 'MultiTenant', 'UserAssignedMsi'],
            'write SingleTenant, MultiTenant or UserAssignedMsi',
          )
          .default('SingleTenant'),
        'The Azure bot’s type.',
      ),
    })
    .optional(),
  probe: probeShape.optional(),
  secrets: secretsShape,
  access: about(
    z.enum(['channel', 'list'], 'write channel or list').default('channel'),
    'Who may press the buttons: every member of the operators’ channel, or only those listed under operators.',
  ),
  operators: about(
    z
      .array(
        z.strictObject({
          email: about(
            address,
            'The address by which a Slack user and a Teams user are known as one person.',
            'anna.rossi@example.com',
          ),
          name: about(z.string().min(1), 'The name that customers and colleagues read.', 'Anna Rossi'),
          role: about(
            z.enum(roles, 'write operator, manager or admin').default('operator'),
            'Managers extend promises and plan closures; admins, beside that, are told what is broken.',
          ),
        }),
      )
      .default([]),
    'People whom the desk knows by name; with access: channel, members who are not listed are operators too.',
  ),
  calendar: calendarShape,
  promises,
  escalation,
  duty: duty.prefault({}),
  silentCustomers,
  reopenWithin: about(
    workingLength,
    'For so much working time after the closing an answer reopens a ticket; later it opens a new one.',
    '10d',
  ),
  receipts: about(
    z.boolean().default(false),
    'Whether each request is answered by an automatic receipt; it stops no clock.',
  ),
  undoSeconds: about(
    z.int().min(0).max(300, 'write at most 300 seconds').default(30),
    'For so many seconds operators can take back an email that they sent.',
  ),
  letterFilesMegabytes: about(
    z.number().min(1).max(100, 'write at most 100').default(15),
    'The files of one email; mail makes them a third larger.',
  ),
  automaticLettersPerHour: about(
    z.int().min(1).max(100).default(3),
    'No more automatic emails go to one address in an hour.',
  ),
  automaticLettersPerDay: z
    .strictObject({
      person: z.int().min(1).default(20).describe('To one mailbox, whatever variant of its address is used.'),
      domain: z
        .int()
        .min(1)
        .default(300)
        .describe('To all mailboxes of one domain, providers of free mail excepted.'),
      desk: z.int().min(1).default(2000).describe('Of the desk in all.'),
    })
    .prefault({})
    .describe(
      'How many automatic emails go out in 24 hours at most; those beyond are held, and the card says so.',
    ),
  suggestions: about(
    z.array(suggestion).default([]),
    'Rules for what the card proposes; the first that fits wins.',
  ),
  letters: lettersShape,
};

/** desk.yaml, whole. Strict: a key that nobody reads is a mistake of whoever wrote it. */
export const deskShape = z.strictObject(deskSections);

export type DeskYaml = z.infer<typeof deskShape>;
