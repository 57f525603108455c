import { z } from 'zod';
import { about, tlsModes } from './values/fields.ts';

/** The ports on which a server speaks TLS from the first byte, where nothing else is written. */
const implicitPorts = { imap: 993, smtp: 465 };
type Protocol = keyof typeof implicitPorts;

/** How a mail server is spoken to. */
export function tlsKey(protocol: Protocol) {
  return about(
    z.enum(tlsModes, 'write implicit, starttls or none').optional(),
    `TLS from the first byte (implicit), by STARTTLS (starttls), or none, which sends the password in clear: on this machine only. It is required unless none is written. Without it: implicit on port ${implicitPorts[protocol]}, starttls on any other.`,
  );
}

/** The same where it is not written. */
export function tlsByPort(protocol: Protocol, port: number): 'implicit' | 'starttls' {
  return port === implicitPorts[protocol] ? 'implicit' : 'starttls';
}
