import { fixOfWire, toldBy } from '../../finding.ts';
import type { MailAuth, TlsMode } from '../settings.ts';

type Server = {
  host: string;
  port: number;
  tls: TlsMode;
  user: string;
  auth: MailAuth | null;
  /** Where desk.yaml says so. */
  key: string;
  /** The variable of the password; null where there is none. */
  secret: string | null;
  /** The port on which such servers speak TLS from the first byte. */
  otherTls: string;
};

/** What to do where a mail server does not let the desk in. */
export function mailFix(error: unknown, server: Server): string {
  const { host, port, tls, user, auth, key, secret, otherTls } = server;
  const told = toldBy(error);
  if (tls === 'starttls' && /STARTTLS|ETLS|upgrade/i.test(told))
    return `${host}:${port} does not offer STARTTLS, or somebody on the wire takes it away: write tls: implicit with ${otherTls}; tls: none sends the password in clear, and is for this machine only (${key})`;
  if (tls === 'implicit' && /WRONG_VERSION|EPROTO|wrong version|packet length|ERR_SSL/i.test(told))
    return `${host}:${port} does not speak TLS from the first byte: write tls: starttls, or ${otherTls} (${key})`;
  if (told.includes('tokens') || /invalid_client|invalid_grant|unauthorized_client|AADSTS/.test(told))
    return fixOfToken(told, user);
  if (isRefused(error, told))
    return auth?.kind === 'oauth'
      ? `the token is good, but ${user} does not let it in: give the app access to that mailbox (docs/set-up/mail.md)`
      : `${host} refuses the log-in of ${user}: correct user (${key}) or ${secret ?? 'the password'}; some providers want a password for apps`;
  const wire = fixOfWire(error, { host, port, key });
  if (wire) return wire;
  if (/NONEXISTENT|Mailbox (doesn't|does not) exist|[Uu]nknown [Mm]ailbox|SELECT|no such mailbox/i.test(told))
    return `that folder is not there, or ${user} may not read it: correct folder (${key})`;
  if (/ECONNRESET|closed|ended|EOF|hang up|Unexpected/i.test(told))
    return `${host}:${port} hung up: perhaps it wants TLS otherwise, now tls: ${tls} (${key})`;
  return `see the manual of ${host} for what it means; what is tried stands in ${key}`;
}

function isRefused(error: unknown, told: string): boolean {
  if (error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed) return true;
  return /EAUTH|AUTHENTICATIONFAILED|authentication failed|535|Invalid login/i.test(told);
}

function fixOfToken(told: string, user: string): string {
  if (/7000222|expired/i.test(told))
    return 'the client secret has expired: make a new one at the provider and put it into .env; write its end into desk.yaml: secrets';
  if (/7000215|invalid_client/.test(told))
    return 'the client secret is wrong: copy its value, not its id, into .env';
  if (/700016|unauthorized_client/.test(told))
    return 'the provider does not know this app: correct the client id and the tenant’s id in .env, or give the app its scope';
  if (/invalid_grant/.test(told))
    return `the refresh token or the right to act for ${user} is gone: make a new token, or set up the delegation anew`;
  return 'the provider gives no token: compare the variables in .env with the app at the provider';
}
