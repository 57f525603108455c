import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** With what one writes to the house encrypted: a PGP public key, or an S/MIME certificate. */
export type SecurityKey = { name: string; type: string; content: Uint8Array };

const expected = 'write the name of a file with a PGP public key (.asc) or an S/MIME certificate (PEM)';
const mostBytes = 100 * 1024;

/** Reads the file of `security: { key }`. @returns what is wrong with it, where something is */
export function readSecurityKey(file: string): SecurityKey | string {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return code === 'ENOENT'
      ? `there is no file ${file}: ${expected}`
      : `${file} cannot be read (${code}): ${expected}`;
  }
  const text = content.toString('latin1');
  // It goes to strangers by mail.
  if (/-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----/.test(text))
    return `a private key stands in ${file}: it would be sent to whoever reports something; ${expected}`;
  if (content.length > mostBytes)
    return `${file} has ${Math.ceil(content.length / 1024)} KB: at most 100 go with a letter`;
  const name = basename(file);
  if (text.includes('-----BEGIN PGP PUBLIC KEY BLOCK-----'))
    return { name, type: 'application/pgp-keys', content };
  if (text.includes('-----BEGIN CERTIFICATE-----')) return { name, type: 'application/x-pem-file', content };
  return `neither a PGP public key nor a certificate stands in ${file}: ${expected}`;
}
