import { z } from 'zod';
import { tlsKey } from './tls.ts';
import { about, network, port } from './values/fields.ts';

export const smtpDoor = z
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
  .prefault({});

export const smtpOut = z
  .strictObject({
    host: about(z.string().min(1), 'The server that takes outgoing emails.', 'smtp.office365.com'),
    port: about(port.default(587), 'The port of that server.'),
    tls: tlsKey('smtp'),
    user: about(z.string().default(''), 'The name for the log-in.', 'support@example.com'),
    auth: about(
      z
        .enum(['none', 'password', 'microsoft', 'google'], 'write none, password, microsoft or google')
        .default('password'),
      'How the desk logs in: not at all, by SMTP_PASSWORD, or by OAuth2.',
    ),
    requireTls: about(z.boolean().optional(), 'The old way to write tls: false is tls: none.'),
  })
  .optional();
