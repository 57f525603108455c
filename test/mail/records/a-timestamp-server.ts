import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { dated, unsigned } from './forged-stamps.ts';

/** How the server behaves: as it should, or not. */
type Manner =
  | 'stamps'
  | 'refuses'
  | 'is-busy'
  | 'hangs'
  | 'answers-the-one-before'
  | 'babbles'
  | 'signs-nothing'
  | 'changes-what-it-signed'
  | 'is-late';

const hour = 3_600_000;

const settings = `
[ tsa ]
default_tsa = ours
[ ours ]
serial = SERIAL
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[ req ]
distinguished_name = name
x509_extensions = usage
prompt = no
[ name ]
CN = A timestamp server
[ usage ]
extendedKeyUsage = critical,timeStamping
`;

/** `openssl ts` behind a small HTTP server on loopback. */
export function aTimestampServer() {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-tsa-'));
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' });
  let manner: Manner = 'stamps';
  let before: Buffer = Buffer.alloc(0);
  let asked = 0;

  const answered = (question: Buffer): Buffer => {
    writeFileSync(at('question.tsq'), question);
    const key = ['-signer', at('cert.pem'), '-inkey', at('key.pem'), '-config', at('tsa.cnf')];
    openssl('ts', '-reply', '-queryfile', at('question.tsq'), '-out', at('answer.tsr'), ...key);
    return readFileSync(at('answer.tsr'));
  };

  /** An hour behind, by a signature that fits. */
  const late = (answer: Buffer) =>
    dated(answer, new Date(Date.now() - hour), readFileSync(at('key.pem'), 'utf8'));
  const asItBehaves = (answer: Buffer): Buffer => {
    if (manner === 'signs-nothing') return unsigned(answer);
    if (manner === 'changes-what-it-signed') return dated(answer, new Date('2099-01-01'), null);
    return manner === 'is-late' ? late(answer) : answer;
  };

  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', piece => pieces.push(piece));
    request.on('end', () => {
      asked += 1;
      if (manner === 'hangs') return;
      if (manner === 'is-busy') return void response.writeHead(503).end();
      if (manner === 'babbles') return void response.end('<html>Welcome</html>');
      const question = Buffer.concat(pieces);
      // Without the digest there is nothing to stamp: status 2, rejection.
      const answer = answered(manner === 'refuses' ? question.subarray(0, 9) : question);
      const sent = manner === 'answers-the-one-before' ? before : asItBehaves(answer);
      before = answer;
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(sent);
    });
  });

  beforeAll(async () => {
    writeFileSync(at('tsa.cnf'), settings.replace('SERIAL', at('serial')));
    writeFileSync(at('serial'), '01\n');
    const [cert, key] = [at('cert.pem'), at('key.pem')];
    const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-config', at('tsa.cnf')];
    openssl(...made, '-keyout', key, '-out', cert);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
    rmSync(folder, { recursive: true });
  });

  return {
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`,
    behaves: (so: Manner) => {
      manner = so;
    },
    times: () => asked,
    /** A stamp as it would be by its clock of another moment. */
    dated: (token: Buffer, moment: Date) => dated(token, moment, readFileSync(at('key.pem'), 'utf8')),
    /** What `openssl ts -verify` says of a stamp, as docs/records.md tells to ask it. */
    verified: (token: Buffer, digest: string) => {
      writeFileSync(at('stamp.tsr'), token);
      const args = ['ts', '-verify', '-digest', digest, '-in', at('stamp.tsr'), '-CAfile', at('cert.pem')];
      return execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' });
    },
  };
}
