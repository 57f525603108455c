import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { canonicalAddress } from '../../../ticket/people/address.ts';

/** What the desk takes for one in mail, too: no sign in it that nobody sees, or that would break a header. */
const written = /^([^\s<>",;:\\()[\]@\p{C}]+)@([^\s<>",;:\\()@\p{C}]+)$/u;

/**
 * An address as people type it, and as mail programs copy it: `paolo@cliente.it`, `Paolo Neri <paolo@cliente.it>`,
 * `mailto:paolo@città.it`.
 *
 * @returns the address as the desk knows it, and the name that stood beside it ('' for none); null for what is no address
 */
export function addressTyped(typed: string): { name: string; address: string } | null {
  const [, name = '', inside] = /^([^<>]*)<([^<>]*)>$/.exec(typed.trim()) ?? [];
  const plain = (inside ?? typed).trim().replace(/^mailto:/i, '');
  const [, , domain] = written.exec(plain) ?? [];
  if (!domain || !z.email().safeParse(`x@${domainToASCII(domain)}`).success) return null;
  return { name: name.replaceAll('"', '').trim(), address: canonicalAddress(plain) };
}
