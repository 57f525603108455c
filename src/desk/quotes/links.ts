import { createHmac } from 'node:crypto';
import { isInteger } from '../../store/integer.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { isSameSecret } from '../secrets/same-secret.ts';

type Named = Pick<Ticket, 'number' | 'nonce'>;

/** Which quote a link names, as long as nobody has looked whether it is ours. */
type Meant = { number: number; version: number; seal: string };

/**
 * Links to quotes, sealed by the desk's secret. What they name can be read; the seal cannot be guessed, and is of one version of
 * one request in one life of the database.
 */
export type QuoteLinks = {
  of(ticket: Named, version: number): string;
  /** What the end of a link's path names; null where it is written like none. */
  read(end: string): Meant | null;
  /** Whether the desk has made it. */
  isOurs(meant: Meant, ticket: Named): boolean;
};

const form = /^([1-9]\d{0,9})-([1-9]\d{0,5})-([\w-]{43})$/;

/** @param publicUrl under which people reach this server; without a slash at its end */
export function quoteLinks(secret: string, publicUrl: string): QuoteLinks {
  const sealOf = ({ number, nonce }: Named, version: number) =>
    createHmac('sha256', `quote:${secret}`).update(`${number}:${nonce}:${version}`).digest('base64url');
  return {
    of: (ticket, version) => `${publicUrl}/quote/${ticket.number}-${version}-${sealOf(ticket, version)}`,
    read: end => {
      const [, number, version, seal] = form.exec(end) ?? [];
      if (number === undefined || version === undefined || seal === undefined) return null;
      return isInteger(Number(number)) ? { number: Number(number), version: Number(version), seal } : null;
    },
    isOurs: ({ version, seal }, ticket) => isSameSecret(seal, sealOf(ticket, version)),
  };
}
