import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { TrustedServer } from '../desk/inbound-email.ts';
import { canonicalAddress } from '../ticket/people/address.ts';

const shape = z.object({
  mailboxes: z.array(
    z.object({
      address: z.string().transform(canonicalAddress),
      trusts: z.string().optional().catch(undefined),
    }),
  ),
  groups: z.array(z.string().transform(canonicalAddress)).catch([]),
});

/**
 * The desk's own addresses, its groups, and whom it trusts, for a command that needs nothing else of desk.yaml: a password
 * that is not there, or a fault elsewhere in the file, is no reason not to read a mail.
 */
export function ownAddresses(): { ownAddresses: string[]; groups: string[]; trusts: TrustedServer[] } {
  try {
    const { mailboxes, groups } = shape.parse(parse(readFileSync('desk.yaml', 'utf8')));
    return {
      ownAddresses: mailboxes.map(({ address }) => address),
      groups,
      // A file came by no door: it is read as if by the right one.
      trusts: mailboxes.flatMap(({ address, trusts }) =>
        trusts ? [{ mailbox: address, doors: ['imap'], server: trusts.toLowerCase() }] : [],
      ),
    };
  } catch {
    return { ownAddresses: [], groups: [], trusts: [] };
  }
}
