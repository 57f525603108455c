import { type ChildProcess, fork } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { afterAll, beforeAll } from 'vitest';
import { Sandbox } from '../../src/sandbox/sandbox.ts';
import { ownDatabase } from '../database.ts';
import { freePort } from '../free-port.ts';
import { keepsCompiled } from '../start/compiled.ts';
import { shippedConfig, toAnyNumber } from './a-house.ts';

/**
 * A house in a process of its own, which can be killed and opened again; the stand-ins live in this process and survive.
 *
 * @param change what else stands in desk.yaml
 * @param startsAt the desk's day, for what happens in working time alone
 */
export function killableHouse({
  change = yaml => yaml,
  startsAt = null,
}: {
  change?: (deskYaml: string) => string;
  startsAt?: string | null;
} = {}) {
  const own = ownDatabase();
  const sandbox = new Sandbox(null);
  const ports = { standIn: 0, house: 0, smtp: 0 };
  let standIns: Server;
  let house: ChildProcess | null = null;

  beforeAll(async () => {
    const web = express();
    standIns = createServer(web);
    await new Promise<void>(done => standIns.listen(0, '127.0.0.1', done));
    ports.standIn = portOf(standIns);
    if (startsAt) sandbox.moveClock(Date.parse(startsAt) - Date.now());
    await sandbox.start(ports.standIn);
    sandbox.mount(web);
    ports.house = await freePort();
    ports.smtp = await freePort();
  });
  afterAll(async () => {
    house?.kill('SIGKILL');
    await new Promise<void>(done => {
      standIns.closeAllConnections();
      standIns.close(() => done());
    });
    await sandbox.stop();
  });

  async function open(): Promise<void> {
    const config = sandbox.configure({
      ...shippedConfig(yaml => change(toAnyNumber(yaml))),
      http: { host: '127.0.0.1', port: ports.house, publicUrl: `http://127.0.0.1:${ports.house}` },
    });
    const token = await sandbox.teams.tokens.ofBot();
    const told = {
      config: {
        ...config,
        smtpDoor: { ...config.smtpDoor, port: ports.smtp, lmtpPort: null },
        teams: { ...config.teams, standIn: { ...config.teams?.standIn, token } },
      },
      databaseUrl: own.url,
      clockAheadMs: sandbox.clockAheadMs,
    };
    const child = fork(fileURLToPath(new URL('./house-process.ts', import.meta.url)), {
      env: { ...process.env, HOUSE: JSON.stringify(told), ...keepsCompiled },
      execArgv: ['--import', new URL('../../src/store/mend-postgres.ts', import.meta.url).href],
    });
    house = child;
    await new Promise<void>((done, fail) => {
      child.once('message', () => done());
      child.once('exit', () => fail(new Error('the house did not open')));
    });
  }

  async function kill(): Promise<void> {
    const dying = house;
    if (!dying) return;
    const gone = new Promise(done => dying.once('exit', done));
    dying.kill('SIGKILL');
    await gone;
  }

  return { own, sandbox, ports, open, kill };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
