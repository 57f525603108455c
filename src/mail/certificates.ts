import { type ConnectionOptions, checkServerIdentity } from 'node:tls';

/** A mail server's certificate, as it was shown at the last connection. */
export type SeenCertificate = { server: string; from: Date; to: Date };

export type CertificateWatch = { tls: ConnectionOptions; seen(): SeenCertificate | null };

/** TLS options that remember until when the server's certificate is good; the check of its name stays Node's own. */
export function certificateWatch(server: string): CertificateWatch {
  let seen: SeenCertificate | null = null;
  return {
    tls: {
      checkServerIdentity: (host, certificate) => {
        seen = { server, from: new Date(certificate.valid_from), to: new Date(certificate.valid_to) };
        return checkServerIdentity(host, certificate);
      },
    },
    seen: () => seen,
  };
}
