import type { ReasonKind } from '../../words/mail/reasons.ts';

/** By the codes and words of Node, OpenSSL and libraries; what our own check says of the same, too. */
const wires: [RegExp, ReasonKind][] = [
  [/\bclamd\b/, 'scanner'],
  [/it answers 3\d\d/, 'hook-redirects'],
  [/it answers 410/, 'hook-gone'],
  [/it answers (400|401|403|404|405)/, 'hook-unauthorized'],
  [/it answers \d{3}/, 'hook-failing'],
  [/Failed query|PostgreSQL|CONNECTION_(CLOSED|ENDED|DESTROYED)|PostgresError/, 'database'],
  [/ECONNREFUSED|connection refused|nobody listens on/i, 'nobody-listens'],
  [/ENOTFOUND|EAI_AGAIN|EDNS|getaddrinfo|no server of the name/, 'no-such-server'],
  [/EHOSTUNREACH|ENETUNREACH|ENETDOWN|there is no way from here/, 'no-route'],
  [/CERT_HAS_EXPIRED|certificate (of \S+ )?has expired/i, 'certificate-expired'],
  [/CERT_NOT_YET_VALID|certificate is not (yet valid|valid yet)/i, 'certificate-early'],
  [
    /SELF_SIGNED|self.signed|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|unable to (verify|get)|authority that nobody knows/i,
    'certificate-unknown',
  ],
  [/ALTNAME|does not match certificate|certificate is of another name|altnames/i, 'certificate-name'],
  [
    /WRONG_VERSION|EPROTO|wrong version|packet length|ERR_SSL|ETLS|STARTTLS|SSL routines|TLS fails/i,
    'tls-otherwise',
  ],
  [
    /ETIMEDOUT|ETIMEOUT|ESOCKETTIMEDOUT|CONNECT_TIMEOUT|timeout|timed out|does not answer|did not answer/i,
    'no-answer',
  ],
  [
    /ECONNRESET|EPIPE|ECONNABORTED|socket (hang up|closed)|hung up|connection (closed|ended|lost)|unexpected (close|end)/i,
    'hung-up',
  ],
];

/** A server that answers has its say, by a reply or a code that begins it: it may speak of connections, too. */
const serverAnswers =
  /(?<![\d.:])[45]\d\d[\s-]{1,3}(?:[245]\.\d{1,3}\.\d{1,3}\b|\S{0,60}[a-z])|^[45]\.\d{1,3}\.\d{1,3}(?:\s|$)/i;

/** What happened to a connection; null for what an answer says. */
export function kindOfWire(said: string): ReasonKind | null {
  if (serverAnswers.test(said) && !/it answers/.test(said)) return null;
  return wires.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}
