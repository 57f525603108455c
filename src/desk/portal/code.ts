import { createHmac } from 'node:crypto';
import { isSameSecret } from '../secrets/same-secret.ts';

/** RFC 6238's advice: what one types from a mail is no longer than what one keeps in mind. */
const digits = 8;

/** The code of a nonce. It is made anew wherever it is needed, and kept nowhere. @param secret the desk's */
export function codeOf(nonce: string, secret: string): string {
  const mac = createHmac('sha256', `portal-code:${secret}`).update(nonce).digest();
  return String(mac.readBigUInt64BE(0) % 10n ** BigInt(digits)).padStart(digits, '0');
}

/** As it is mailed: "1234 5678". */
export function codeInWords(code: string): string {
  return `${code.slice(0, digits / 2)} ${code.slice(digits / 2)}`;
}

/** Whether that was typed, with whatever blanks and dashes between. */
export function isCode(typed: string, code: string): boolean {
  return isSameSecret(typed.replace(/[\s.-]/g, ''), code);
}
