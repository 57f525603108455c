import { ImapFlow } from 'imapflow';
import type { CertificateWatch } from '../../certificates.ts';
import type { ImapSettings } from '../../settings.ts';

/**
 * A connection that is not open yet: a client of imapflow cannot be used twice.
 *
 * @param accessToken where the mailbox is opened with a token
 */
export function imapClient(
  settings: ImapSettings,
  accessToken: string | null,
  certificates: CertificateWatch,
): ImapFlow {
  const { host, port, tls, user, auth, pollSeconds } = settings;
  return new ImapFlow({
    host,
    port,
    secure: tls === 'implicit',
    // Where STARTTLS is not offered, or was taken away on the wire, the log-in is not tried.
    doSTARTTLS: tls === 'starttls',
    tls: certificates.tls,
    auth: {
      user,
      ...(accessToken === null ? {} : { accessToken }),
      ...(auth.kind === 'password' ? { pass: auth.password } : {}),
    },
    logger: false,
    maxIdleTime: pollSeconds * 1000,
    // A network that froze without a word is noticed this long after the poll that got no answer.
    socketTimeout: pollSeconds * 1000 + 30_000,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
  });
}

/** Why a session ended, as its server said it, where it had words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const said = 'responseText' in error && typeof error.responseText === 'string' ? error.responseText : '';
  return [error.message, said].filter(Boolean).join(': ');
}

/** Whether the server refused the password or the token. */
export function isRefusedLogin(error: unknown): boolean {
  return error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed === true;
}
