import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/** Certificates of a private authority, which are trusted beside the public ones. */
export type Authority = {
  file: string;
  /** Each as PEM. */
  certificates: string[];
  /** The last day of the one that expires first, `YYYY-MM-DD` (UTC). */
  expires: string;
};

const block = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
const expected = 'write the name of a file with certificates (PEM: -----BEGIN CERTIFICATE-----)';

/** Reads the file of `tls: { ca }`. @returns what is wrong with it, where something is */
export function readAuthority(file: string): Authority | string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return code === 'ENOENT'
      ? `there is no file ${file}: ${expected}`
      : `${file} cannot be read (${code}): ${expected}`;
  }
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text))
    return `a private key stands in ${file}: it belongs to the authority alone; leave the certificates`;
  const certificates = text.match(block) ?? [];
  if (certificates.length === 0) return `no certificate stands in ${file}: ${expected}`;
  try {
    const ends = certificates.map(pem =>
      new Date(new X509Certificate(pem).validTo).toISOString().slice(0, 10),
    );
    return { file, certificates, expires: ends.toSorted()[0] ?? '' };
  } catch {
    return `a certificate in ${file} is damaged: ${expected}`;
  }
}

/**
 * Has every connection of this process (mail, chats, database) trust these certificates beside the public ones. Before
 * the first connection.
 *
 * @throws Error on a Node that cannot (before 24.5)
 */
export function trust({ certificates, file }: Authority): void {
  if (typeof setDefaultCACertificates !== 'function')
    throw new Error(
      `This Node is too old for tls: { ca } in desk.yaml: install 24.5 or newer, or set NODE_EXTRA_CA_CERTS=${file}`,
    );
  setDefaultCACertificates([...getCACertificates('default'), ...certificates]);
}
