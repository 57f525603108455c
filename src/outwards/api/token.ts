import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { Db } from '../../store/database.ts';
import { type ApiToken, findToken } from '../../store/outwards/tokens.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const handleLength = 8;
/** 34 of 62 letters are 202 bits of chance. */
const secretLength = 34;

/** By this every scanner of secrets knows it again: `sportello_`, a handle of 8, `_`, and the secret. */
const form = new RegExp(`^sportello_([A-Za-z0-9]{${handleLength}})_[A-Za-z0-9]{${secretLength}}$`);

/** @returns the token, to be shown once, and what is kept of it */
export function newToken(): { token: string; handle: string; digest: string } {
  const handle = byChance(handleLength);
  const token = `sportello_${handle}_${byChance(secretLength)}`;
  return { token, handle, digest: digestOf(token) };
}

/**
 * Whose an Authorization header is (RFC 6750). What is compared takes as long for a wrong token as for a right one, and as
 * long for one whose handle nobody has.
 *
 * @returns null for a token that is none, or was revoked
 */
export async function holderOf(db: Db, authorization: string | undefined): Promise<ApiToken | null> {
  const [, token = ''] = /^Bearer +(\S{1,200})$/i.exec(authorization ?? '') ?? [];
  const handle = form.exec(token)?.[1];
  if (handle === undefined) return null;
  const known = await findToken(db, handle);
  const isRight = timingSafeEqual(
    Buffer.from(digestOf(token), 'hex'),
    Buffer.from(known?.digest ?? digestOf(''), 'hex'),
  );
  return isRight ? known : null;
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function byChance(length: number): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}
