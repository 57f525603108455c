/**
 * One line of `sportello check`: a part of the set-up, whether it works, and what to do about this very fault. A warning
 * works, and is unwise all the same.
 */
export type Finding = { part: string; ok: boolean; isWarning?: boolean; says: string; fix?: string };

/** Where a connection went, and the key that says so. */
export type Place = { host: string; port?: number | undefined; key: string };

const wires: [RegExp, (place: Place & { at: string }) => string][] = [
  [
    /ENOTFOUND|EAI_AGAIN/,
    ({ host, key }) => `no server of the name ${host} is known here: correct ${key}, or this machine’s DNS`,
  ],
  [
    /ECONNREFUSED/,
    ({ at, key }) => `nobody listens on ${at}: correct ${key}, or start what should listen there`,
  ],
  [
    /EHOSTUNREACH|ENETUNREACH/,
    ({ at }) => `there is no way from here to ${at}: look at this machine’s network and routes`,
  ],
  [
    /SELF_SIGNED|self.signed|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|unable to (verify|get)/,
    ({ host }) =>
      `the certificate of ${host} is of an authority that nobody knows: if it is your own, name it in desk.yaml: tls: { ca: FILE }`,
  ],
  [
    /CERT_HAS_EXPIRED|certificate has expired/,
    ({ host }) => `the certificate of ${host} has expired: whoever runs that server must renew it`,
  ],
  [/CERT_NOT_YET_VALID/, () => 'the certificate is not valid yet: look at this machine’s clock'],
  [
    /ALTNAME|does not match certificate/,
    ({ host, key }) =>
      `the certificate is of another name than ${host}: write the name that stands in it into ${key}`,
  ],
  [
    /ETIMEDOUT|ETIMEOUT|CONNECT_TIMEOUT|[Tt]imeout|timed out/,
    ({ at, key }) => `${at} does not answer: a firewall may be in the way, or ${key} is wrong`,
  ],
];

/** What to do about a broken wire; null for a fault of another kind. */
export function fixOfWire(error: unknown, place: Place): string | null {
  const told = toldBy(error);
  const at = place.port === undefined ? place.host : `${place.host}:${place.port}`;
  return wires.find(([pattern]) => pattern.test(told))?.[1]({ ...place, at }) ?? null;
}

/** All codes and words of an error and what lies behind it: SDKs wrap what happened. */
export function toldBy(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  const behind = [
    error.cause,
    'original' in error ? error.original : undefined,
    ...('errors' in error && Array.isArray(error.errors) ? error.errors : []),
  ];
  return [code, error.message, ...behind.filter(each => each instanceof Error).map(toldBy)].join(' ');
}

/** What an error says, on one line. */
export function wordsOf(error: unknown): string {
  const text = error instanceof Error ? error.message || toldBy(error) : String(error);
  return inPlainWords(text.split('\n')[0]?.trim() ?? '');
}

/** OpenSSL says its reason among numbers and places in its sources; Node advises programmers. */
function inPlainWords(text: string): string {
  const reason = /error:[0-9A-F]{8}:SSL routines:[^:]*:([^:]+):/.exec(text)?.[1];
  return reason ? `TLS fails: ${reason}` : text.replace(/; if the root CA is installed locally, try .*$/, '');
}
