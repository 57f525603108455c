import { isIP } from 'node:net';
import { z } from 'zod';
import { parseWorkingLength, type WorkingLength } from '../../../sla/working-length.ts';
import { asAddress } from '../../../ticket/people/as-address.ts';
import { writtenAs } from '../../faults.ts';
import { isBadPort } from './bad-ports.ts';

/**
 * A key with what the reference says of it: one sentence, and how it is written. The sentence is for an admin who has
 * not seen the code.
 */
export function about<S extends z.ZodType>(shape: S, description: string, example?: unknown): S {
  return shape.meta({ description, ...(example === undefined ? {} : { example }) });
}

/** `10d`, `8h`, `30m`: how desk.yaml writes lengths of working time. */
const lengthForm = 'write hours as 8h, minutes as 30m, or working days as 10d';
export const workingLength = z
  .string(writtenAs(lengthForm))
  .transform((text, context): WorkingLength => {
    const length = parseWorkingLength(text);
    if (length) return length;
    context.addIssue({ code: 'custom', message: lengthForm });
    return z.NEVER;
  })
  .meta({ writtenAs: 'working time: 30m, 8h, 10d' });

/** @param form what to say of anything else */
export function addressWrittenAs(form: string) {
  return z
    .string(writtenAs(form))
    .transform((text, context): string => {
      const address = asAddress(text);
      if (address) return address;
      context.addIssue({ code: 'custom', message: form });
      return z.NEVER;
    })
    .meta({ writtenAs: 'address' });
}

export const address = addressWrittenAs('write an email address such as support@example.com');

export const port = z
  .int('write a port number')
  .min(1, 'a port is between 1 and 65535')
  .max(65_535, 'a port is between 1 and 65535')
  .meta({ writtenAs: 'port' });

/** An address, or a range of them (CIDR): what node:net's BlockList takes. */
export const network = z
  .string('write a network such as 10.0.0.0/8, or an address')
  .refine(isNetwork, {
    error: ({ input }) =>
      `${String(input)} is not a network: write one such as 10.0.0.0/8 or fd00::/8, or an address such as 127.0.0.1`,
  })
  .meta({ writtenAs: 'network' });

function isNetwork(text: string): boolean {
  const [, host = '', bits] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(host);
  return family !== 0 && (bits === undefined || Number(bits) <= (family === 4 ? 32 : 128));
}

/** How a server is spoken to; `tls` decides, not the port. */
export const tlsModes = ['implicit', 'starttls', 'none'] as const;

/** Hosts that are this machine itself: nobody listens on the way, and no certificate is to be had. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
  );
}

/** A server's address for programs: https, or on this machine http. */
export function serviceUrl(example: string) {
  const form = `write an address such as ${example}`;
  return z.string(writtenAs(form)).transform((text, context): string => {
    const url = URL.canParse(text) ? new URL(text) : null;
    const says = !url
      ? form
      : url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))
        ? `tokens are sent there, so it must begin with https:// (http:// only on this machine): ${form}`
        : url.username || url.password || url.search || url.hash
          ? `no log-in, ? or # belongs into it: ${form}`
          : isBadPort(Number(url.port))
            ? `programs refuse to speak to port ${url.port}: choose another one`
            : null;
    if (!says) return text.endsWith('/') ? text : `${text}/`;
    context.addIssue({ code: 'custom', message: says });
    return z.NEVER;
  });
}
