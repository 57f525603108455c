import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClamdSettings } from '../../../src/mail/settings.ts';
import { freePort } from '../../free-port.ts';
import { untilOpen } from '../ports.ts';

/** The test file on which all scanners agree (eicar.org); in two halves, so that none complains of this one. */
export const eicar = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`;
export const signature = 'Sportello.Eicar-Test.UNOFFICIAL';
export const streamMaxBytes = 1024 * 1024;

/** A real clamd on loopback, that knows one virus: its official signatures cannot be had without a network. */
export type Clamd = {
  settings: ClamdSettings;
  socket: ClamdSettings;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
};

export async function startClamd(): Promise<Clamd> {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-clamd-'));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'db'));
  writeFileSync(
    join(folder, 'db', 'test.ndb'),
    `Sportello.Eicar-Test:0:*:${Buffer.from(eicar).toString('hex')}\n`,
  );
  const port = await freePort();
  writeFileSync(
    join(folder, 'clamd.conf'),
    `Foreground yes
DatabaseDirectory ${folder}/db
TemporaryDirectory ${folder}
TCPAddr 127.0.0.1
TCPSocket ${port}
LocalSocket ${folder}/clamd.ctl
StreamMaxLength ${streamMaxBytes}
LogFile ${folder}/log
`,
  );
  let server: ChildProcess | null = null;

  async function start(): Promise<void> {
    server = spawn('/usr/sbin/clamd', ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' });
    await untilOpen('clamd', port);
  }

  async function kill(): Promise<void> {
    const running = server;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise(done => running.once('exit', done));
    running.kill('SIGKILL');
    await gone;
    server = null;
  }

  await start();
  return {
    settings: { kind: 'tcp', host: '127.0.0.1', port },
    socket: { kind: 'unix', path: join(folder, 'clamd.ctl') },
    kill,
    start,
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
