import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeDataFolder } from '../embedded/data-folder.ts';

/** What signs seals (Ed25519), and what everybody may know of it: 32 bytes. */
export type SealKey = { secret: KeyObject; known: Buffer };

/** What stands before the 32 bytes of a public key in its usual form (SPKI, DER). */
const spki = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * The key in a file that nobody else on this machine may read; made where there is none.
 *
 * @throws Error with words for the admin where the file holds something else
 */
export function openSealKey(file: string): SealKey {
  if (!existsSync(file)) makeKey(file);
  const secret = keyIn(file);
  return { secret, known: knownOf(secret) };
}

/**
 * What everybody may know of the key in a file. Whoever only looks makes none: seals would be compared with a key that signed nothing.
 *
 * @returns null where there is no such file
 * @throws Error with words for the admin where the file holds something else
 */
export function knownSealKey(file: string): Buffer | null {
  return existsSync(file) ? knownOf(keyIn(file)) : null;
}

function knownOf(secret: KeyObject): Buffer {
  return createPublicKey(secret).export({ type: 'spki', format: 'der' }).subarray(spki.length);
}

/** Of two that start at once the second finds the first's. */
function makeKey(file: string): void {
  makeDataFolder(dirname(file));
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  try {
    writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

function keyIn(file: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {}
  throw new Error(
    `${file} holds no Ed25519 key (PKCS#8, PEM). Put back the one with which seals were signed; without the file, a new one is made.`,
  );
}

export function signed(key: SealKey, said: string): Buffer {
  return sign(null, Buffer.from(said), key.secret);
}

/** @param known a public key, 32 bytes */
export function isSignedBy(known: Uint8Array, said: string, signature: Uint8Array): boolean {
  if (known.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([spki, known]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(said), key, signature);
}
