import { z } from 'zod';
import { asAddress } from '../../ticket/people/as-address.ts';
import { about } from './values/fields.ts';

/** What a secret of desk.yaml may be for, besides the address of a mailbox. */
const secretUses = ['slack', 'teams', 'smtp'] as const;

const secret = z.strictObject({
  name: about(
    z.string().trim().min(1, 'write what you call it, such as Microsoft 365 app'),
    'What you call the secret.',
    'Microsoft 365 app',
  ),
  expires: about(
    z.iso.date('write the day on which it expires, such as 2027-03-01'),
    'Its last day.',
    '2027-03-01',
  ),
  for: about(
    z
      .array(z.string().transform(text => asAddress(text) ?? text.toLowerCase()))
      .min(1, 'write what needs it: the address of a mailbox, smtp, slack or teams'),
    'What stops when it expires: the address of a mailbox, smtp, slack, teams.',
    '[smtp]',
  ),
});

/** The secrets whose end the desk looks out for. */
export const secretsShape = about(
  z
    .array(secret)
    .default([])
    .refine(
      secrets => new Set(secrets.map(({ name }) => name)).size === secrets.length,
      'two secrets have the same name: tell them apart',
    ),
  'Secrets that expire; the admins are told two weeks before, and each day from the third last on.',
);

/** What of a secret's `for` is not known: neither a part of the desk nor one of its mailboxes. */
export function isStrayUse(use: string, mailboxes: string[]): boolean {
  return !([...secretUses, ...mailboxes] as string[]).includes(asAddress(use) ?? use.toLowerCase());
}

/** What may stand there. */
export function secretUsesOf(mailboxes: string[]): string {
  return [...secretUses, ...mailboxes].join(', ');
}
