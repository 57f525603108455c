import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { plainAddress } from '../config/fields.ts';

const shape = z.object({ mailboxes: z.array(z.object({ address: z.string() })) });

/**
 * The desk's own addresses, for a command that needs nothing else of desk.yaml: a password that is not there, or a
 * fault elsewhere in the file, is no reason not to read a mail.
 */
export function ownAddresses(): string[] {
  try {
    const { mailboxes } = shape.parse(parse(readFileSync('desk.yaml', 'utf8')));
    return mailboxes.map(({ address }) => plainAddress(address) ?? address.toLowerCase());
  } catch {
    return [];
  }
}
