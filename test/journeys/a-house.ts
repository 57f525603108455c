import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Application } from 'express';
import type { Logger } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { closeServer, listen, openHttp } from '../../src/house/http.ts';
import { type House, openHouse } from '../../src/house.ts';
import { openLog } from '../../src/log.ts';
import { Sandbox } from '../../src/sandbox/sandbox.ts';
import { sandboxPage } from '../../src/web/sandbox/page.ts';
import { type OwnDatabase, ownDatabase } from '../database.ts';

export const support = 'support@interzen.it';

/** The shipped desk.yaml, with doors on ports of the system's choice. */
export function shippedConfig(change: (deskYaml: string) => string = yaml => yaml) {
  const yaml = readFileSync('desk.yaml', 'utf8')
    .replace('port: 2525', 'port: 2525\n  lmtpPort: 2424')
    // Letters leave at once; what can be taken back is a test of its own.
    .replace('undoSeconds: 30', 'undoSeconds: 0');
  const loaded = loadConfig(change(yaml), {});
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  const { config } = loaded;
  // Where the highest number is noted; the database lies elsewhere.
  const dataDir = join(tmpdir(), `sportello-house-${process.pid}`);
  return { ...config, dataDir, logLevel: 'silent', smtpDoor: { ...config.smtpDoor, port: 0, lmtpPort: 0 } };
}

/** For many customers of one domain: to each the desk writes as ever, to the domain without a day's cap. */
export const toAnyNumber = (deskYaml: string) =>
  deskYaml.replace(
    /^automaticLettersPerDay:.*/m,
    'automaticLettersPerDay: { domain: 1000000, desk: 1000000 }',
  );

/**
 * The platforms wait as long as it takes: how long they do is for tests about that. Three seconds of a machine that does other
 * things are no fault of the desk's.
 */
export function waitPatiently({ slack, teams }: Pick<Sandbox, 'slack' | 'teams'>): void {
  slack.waitsMs = 60_000;
  teams.waitsMs = { invoke: 60_000, submit: 60_000, search: 60_000 };
}

export type Started = {
  house: House;
  sandbox: Sandbox;
  url: string;
  database: OwnDatabase;
  /** All its routes hang in it. */
  web: Application;
};

/** What is different from a house with nothing configured. */
type Told = {
  /** What else stands in desk.yaml. */
  change?: (deskYaml: string) => string;
  /** What the configuration says besides, once what was started before is there; it goes before the sandbox's, which it is given. */
  more?: (configured: Config) => Partial<Config>;
  log?: Logger;
  /** Another database than one of its own. */
  own?: OwnDatabase;
  /** The desk's day, for a story that is told of certain days: the machine's may be long after them. */
  startsAt?: string | null;
  /** By which name this machine is reached: WebAuthn takes no number for one. */
  host?: string;
  /** What is otherwise on the platforms, before the house opens and looks. */
  before?: (sandbox: Sandbox) => void;
};

/** The whole house, as `npm start` builds it with nothing configured, over a database of its own. */
export function ownHouse({
  change,
  more = () => ({}),
  log = openLog(process.env.TEST_LOG ?? 'silent'),
  own = ownDatabase(),
  startsAt = null,
  host = '127.0.0.1',
  before = () => {},
}: Told = {}): Started {
  let server: Server | undefined;
  const started: Partial<Started> = {};

  beforeAll(async () => {
    const web = openHttp();
    const listening = await listen(web, '127.0.0.1', 0);
    server = listening.server;
    const sandbox = new Sandbox(null);
    waitPatiently(sandbox);
    if (startsAt) sandbox.moveClock(Date.parse(startsAt) - Date.now());
    before(sandbox);
    await sandbox.start(listening.port);
    sandbox.mount(web);
    const url = `http://${host}:${listening.port}`;
    const shipped = shippedConfig(change);
    const configured = sandbox.configure({
      ...shipped,
      http: { host: '127.0.0.1', port: listening.port, publicUrl: url },
    });
    const config = { ...configured, ...more(configured) };
    const house = await openHouse({ config, databaseUrl: own.url, web, clock: sandbox.clock, log });
    web.use(sandboxPage(sandbox, house, config));
    await sandbox.settle();
    Object.assign(started, { house, sandbox, url, web });
  });
  afterAll(async () => {
    await started.house?.stop();
    if (server) await closeServer(server);
    await started.sandbox?.stop();
  });

  const part = <T>(found: T | undefined): T => {
    if (found === undefined) throw new Error('the house is open from beforeAll on');
    return found;
  };
  return {
    database: own,
    get house() {
      return part(started.house);
    },
    get sandbox() {
      return part(started.sandbox);
    },
    get url() {
      return part(started.url);
    },
    get web() {
      return part(started.web);
    },
  };
}
