import { domainToASCII } from 'node:url';
import { canonicalAddress } from './address.ts';

/**
 * What may stand on either side of the at sign: whatever mail brings (RFC 5321; beyond ASCII RFC 6531), in dots and signs as
 * people have them, but nothing that would break a header, and no sign that nobody sees. Quoted parts nobody has.
 */
const form = /^([^\s<>",;:\\()[\]@\p{C}]+)@([^\s<>",;:\\()[\]@\p{C}]+)$/u;
/** RFC 5321, 4.5.3.1.3: with its brackets 256. */
const lengthAtMost = 254;
/** RFC 1035: letters, figures and hyphens within; the last is no number. */
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * An address that somebody wrote down, in the form by which the desk knows it: the one rule of forms, commands, the API and
 * the configuration, so that whoever can write to the desk can be named there too. A domain beyond ASCII may be written in
 * punycode as well (RFC 5890).
 *
 * @returns null for no address: also for one whose domain has no dot, which is somebody's typing error
 */
export function asAddress(text: string): string | null {
  // Outlook puts quotes around what it copies.
  const plain = text.trim().replace(/^'+|'+$/g, '');
  const domain = form.exec(plain)?.[2];
  // A sign may be another one composed: the Greek question mark (U+037E) is a semicolon.
  if (domain === undefined || !form.test(plain.normalize('NFC')) || plain.length > lengthAtMost) return null;
  // '' for what breaks the rules of IDNA.
  const labels = domainToASCII(domain).toLowerCase().replace(/\.$/, '').split('.');
  const isDomain =
    labels.length > 1 && labels.every(each => label.test(each)) && !/^\d+$/.test(labels.at(-1) ?? '');
  return isDomain ? canonicalAddress(plain) : null;
}
