import { asAddress } from '../../../ticket/people/as-address.ts';

/**
 * An address as people type it, and as mail programs copy it: `paolo@cliente.it`, `Paolo Neri <paolo@cliente.it>`,
 * `mailto:paolo@città.it`.
 *
 * @returns the address as the desk knows it, and the name that stood beside it ('' for none); null for what is no address
 */
export function addressTyped(typed: string): { name: string; address: string } | null {
  const [, name = '', inside] = /^([^<>]*)<([^<>]*)>$/.exec(typed.trim()) ?? [];
  const plain = (inside ?? typed).trim().replace(/^mailto:/i, '');
  const address = asAddress(plain);
  return address === null ? null : { name: name.replaceAll('"', '').trim(), address };
}
