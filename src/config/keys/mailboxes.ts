import { z } from 'zod';
import { tlsKey } from './tls.ts';
import { about, address, port } from './values/fields.ts';

const serverName = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?\.[a-z0-9-]+$/i, 'write a server’s name such as mx.example.com')
  .transform(text => text.toLowerCase());

const imap = z.strictObject({
  host: about(z.string().min(1), 'The IMAP server.', 'outlook.office365.com'),
  port: about(port.default(993), 'The port of that server.'),
  tls: tlsKey('imap'),
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

export const mailboxes = about(
  z
    .array(
      z
        .strictObject({
          address: about(address, 'An address of the desk.', 'support@example.com'),
          imap: about(
            imap.optional(),
            'Where its mail is read by IMAP; without it, mail comes by the SMTP door.',
          ),
          plus: about(
            z.boolean().default(false),
            'Mail to support+anything@ arrives in this mailbox too (Gmail, Microsoft 365, Fastmail and most servers do so): emails ask for their answers there, so that an answer finds its request though every reference be lost on its way.',
            'true',
          ),
          trusts: about(
            serverName.optional(),
            'The mail server that receives for this mailbox, as its Authentication-Results name it (mx.example.com): what it says of a sender is believed.',
            'mx.example.com',
          ),
        })
        .refine(({ address, plus }) => !plus || !address.split('@')[0]?.includes('+'), {
          path: ['plus'],
          message: 'this address has a plus of its own: leave plus out',
        }),
    )
    .min(1, 'the desk needs at least one mailbox'),
  'The addresses to which customers write.',
);

export const groups = z
  .array(address)
  .default([])
  .describe(
    'Mailing lists that lead to a mailbox and write in their own name for others: whom they name is believed where a trusted server confirms the list, and no email goes to them.',
  );
