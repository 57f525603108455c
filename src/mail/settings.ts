/** How the desk gets a token where a mail provider has no passwords any more. */
export type OAuthSettings =
  | {
      kind: 'microsoft';
      tenantId: string;
      clientId: string;
      clientSecret: string;
      /** Another endpoint than Microsoft's, for sovereign clouds. */
      tokenUrl: string | null;
    }
  | {
      kind: 'google-refresh-token';
      clientId: string;
      clientSecret: string;
      refreshToken: string;
      tokenUrl: string | null;
    }
  | {
      kind: 'google-service-account';
      clientEmail: string;
      privateKey: string;
      subject: string;
      tokenUrl: string | null;
    };

export type MailAuth = { kind: 'password'; password: string } | { kind: 'oauth'; provider: OAuthSettings };

/**
 * TLS from the first byte; by STARTTLS, and nothing is said before; or none, where it was written down: the password
 * then crosses the wire in clear.
 */
export type TlsMode = 'implicit' | 'starttls' | 'none';

export type ImapSettings = {
  host: string;
  port: number;
  tls: TlsMode;
  user: string;
  auth: MailAuth;
  folder: string;
  /** What is done with a mail after the commit. */
  after: { kind: 'flag' } | { kind: 'move'; folder: string };
  /** Mail that arrived before is left alone; null: from the first connection on. */
  since: Date | null;
  pollSeconds: number;
};

/** One of the desk's addresses; `imap` is null where mail comes by SMTP alone, `plus` where it takes `address+anything` too. */
export type MailboxSettings = { address: string; plus: boolean; imap: ImapSettings | null };

export type SmtpDoorSettings = {
  host: string;
  port: number;
  lmtpPort: number | null;
  maxBytes: number;
  /** CIDR ranges or addresses that may deliver. */
  allowedNetworks: string[];
};

export type SmtpSenderSettings = {
  host: string;
  port: number;
  tls: TlsMode;
  user: string;
  auth: MailAuth | null;
};

/** Where ClamAV's daemon listens. */
export type ClamdSettings = { kind: 'tcp'; host: string; port: number } | { kind: 'unix'; path: string };

/** The variable that holds a mailbox's password: IMAP_SUPPORT_PASSWORD for support@example.com. */
export function imapPasswordVariable(address: string): string {
  const name = address.split('@')[0] ?? '';
  return `IMAP_${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_PASSWORD`;
}
